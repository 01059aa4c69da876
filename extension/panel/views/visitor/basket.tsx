import { CircleCheck, CreditCard, ShoppingBasket } from 'lucide';
import type { FloorRow } from '../../../../shared/protocol/messages/floor.ts';
import type { Basket } from '../../../../shared/protocol/messages/session.ts';
import { useWords } from '../../state/panel.ts';
import { Icon } from '../../ui/icon.tsx';
import { Money } from '../../ui/money.tsx';
import { Pill } from '../../ui/pill.tsx';
import { checkoutOf, type Visit } from './journey.model.ts';

type BasketProps = {
  readonly basket: Basket | null;
  readonly row: FloorRow | undefined;
  readonly visit: Visit | undefined;
};

/** What is in the basket and how far the checkout got. */
export function BasketCard({ basket, row, visit }: BasketProps) {
  const words = useWords();
  const lines = basket?.lines ?? [];
  const value = basket?.valueMinor ?? row?.basketMinor ?? 0;
  const currency = basket?.currency ?? row?.currency ?? null;
  return (
    <section class="card basket" aria-labelledby="basket-title" data-testid="basket">
      <h2 id="basket-title" class="card-title">
        <Icon node={ShoppingBasket} />
        {words.visitor.basket}
        <span class="card-aside">
          {value > 0 && <Money minor={value} currency={currency} say={words.number.money} />}
        </span>
      </h2>
      {lines.length === 0 ? (
        value === 0 && <p class="quiet">{words.visitor.basketEmpty}</p>
      ) : (
        <ul class="basket-lines" aria-label={words.visitor.basket}>
          {lines.map((line) => (
            <li key={`${line.product} ${line.variant ?? ''}`}>
              <span class="basket-name">
                {line.quantity > 1 && `${words.number.count(line.quantity)} × `}
                {line.name}
                {line.variant !== null && <span class="quiet"> {line.variant}</span>}
              </span>
              {line.priceMinor !== null && (
                <Money
                  minor={line.priceMinor * line.quantity}
                  currency={currency}
                  say={words.number.money}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <CheckoutPill row={row} visit={visit} />
    </section>
  );
}

/** Checkout state in a word: not reached, at a step, left after a step, ordered. */
export function CheckoutPill({ row, visit }: Pick<BasketProps, 'row' | 'visit'>) {
  const words = useWords();
  const seen = checkoutOf(visit);
  const step = row?.checkoutStep ?? seen.step;
  if (row?.phase === 'ordered' || seen.isOrdered) {
    return (
      <Pill tone="green" icon={CircleCheck} testId="checkout-state">
        {words.visitor.ordered}
      </Pill>
    );
  }
  if (step === null) {
    return (
      <Pill icon={CreditCard} testId="checkout-state">
        {words.visitor.noCheckout}
      </Pill>
    );
  }
  const isLeft = row?.isHere ? row.place.pageType !== 'checkout' : seen.isLeft;
  return (
    <Pill tone={isLeft ? 'amber' : 'petrol'} icon={CreditCard} testId="checkout-state">
      {words.visitor.checkoutAt(words.steps[step])}
      {isLeft && `, ${words.visitor.checkoutLeft}`}
    </Pill>
  );
}
