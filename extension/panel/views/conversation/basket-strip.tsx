import { ChevronDown, ShoppingBasket } from 'lucide';
import { usePanel, useWords } from '../../state/panel.ts';
import { Icon } from '../../ui/icon.tsx';
import { Money } from '../../ui/money.tsx';
import { sayReasons } from '../../words/words.ts';
import { CheckoutPill } from '../visitor/basket.tsx';
import { type Sum, sumsOf, visitsOf } from '../visitor/journey.model.ts';
import type { VisitorNow } from '../visitor/use-visitor.ts';

type StripProps = { readonly visitor: string; readonly known: VisitorNow };

/** Basket and checkout under the chat, and the visit in a few words below it. */
export function BasketStrip({ visitor, known }: StripProps) {
  const { places } = usePanel();
  const words = useWords();
  const { card, row } = known;
  const [visit] = visitsOf(known.acts);
  const live = row ?? card?.row ?? undefined;
  const value = card?.basket?.valueMinor ?? live?.basketMinor ?? 0;
  const currency = card?.basket?.currency ?? live?.currency ?? null;
  const pieces = (card?.basket?.lines ?? []).map(({ name, variant, quantity }) =>
    [quantity > 1 ? `${words.number.count(quantity)} ×` : '', name, variant ?? '']
      .filter((part) => part !== '')
      .join(' '),
  );
  const sums = visit === undefined ? [] : sumsOf(visit);
  return (
    <section class="below" aria-label={words.conversation.basketOf} data-testid="basket-strip">
      <div class="below-basket">
        <Icon node={ShoppingBasket} name={words.visitor.basket} />
        {value === 0 ? (
          <span class="quiet">{words.visitor.basketEmpty}</span>
        ) : (
          <b>
            <Money minor={value} currency={currency} say={words.number.money} />
          </b>
        )}
        <span class="below-pieces">{pieces.join(', ')}</span>
        <CheckoutPill row={live} visit={visit} />
      </div>
      <details class="below-history">
        <summary>
          <Icon node={ChevronDown} size={12} />
          <b>{words.conversation.history}</b>
          <span class="below-sums">
            {sums.length === 0
              ? words.visitor.journeyEmpty
              : sums
                  .slice(-3)
                  .map((sum) => saySum(sum, words.pages))
                  .join(' · ')}
          </span>
        </summary>
        {live !== undefined && live.reasons.length > 0 && (
          <p class="now-why">{sayReasons(words, live.reasons)}</p>
        )}
        <ul class="sums" aria-label={words.conversation.history}>
          {sums.map((sum) => (
            <li key={`${sum.pageType} ${sum.title}`}>
              <span class="stop-title">
                {sum.title || words.pages[sum.pageType]}
                {sum.times > 1 && ` ×${sum.times}`}
              </span>
              <span class="stop-time">{words.time.length(sum.visibleMs)}</span>
            </li>
          ))}
        </ul>
        <button
          type="button"
          class="link-button"
          onClick={() => places.go({ view: 'visitor', visitor })}
        >
          {words.conversation.visitor}
        </button>
      </details>
    </section>
  );
}

function saySum(sum: Sum, pages: Readonly<Record<Sum['pageType'], string>>): string {
  const isTelling = sum.pageType === 'product' || sum.pageType === 'category';
  const name = isTelling && sum.title !== '' ? sum.title : pages[sum.pageType];
  return sum.times > 1 ? `${name} ×${sum.times}` : name;
}
