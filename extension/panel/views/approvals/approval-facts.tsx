import type { ComponentChildren } from 'preact';
import type { ApprovalCard } from '../../../../shared/protocol/messages/approval.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { useAnswers } from '../../state/use-live.ts';

/** What a lead needs to know before answering: why, the basket, the cost and what it leaves of the budget. */
export function ApprovalFacts({ card }: { readonly card: ApprovalCard }) {
  const { places } = usePanel();
  const words = useWords();
  const { reason, cost, currency, leftMinor, visitor, conversation } = card;
  const said = words.mandate.approvals;
  const money = (minor: number) => words.number.money(minor, currency);
  const here = places.current.value;
  const isHere = here.view === 'conversation' && here.conversation === conversation;
  return (
    <>
      <dl class="approval-facts">
        <Fact name={said.why}>{reason}</Fact>
        <Fact name={said.basket}>
          <BasketThen card={card} />
        </Fact>
        <Fact name={said.cost}>
          <span class="money">{money(cost)}</span>
        </Fact>
        <Fact name={said.budget}>
          {leftMinor === null ? (
            said.noBudget
          ) : (
            <span class="money">{said.change(money(leftMinor), money(leftMinor - cost))}</span>
          )}
        </Fact>
      </dl>
      <p class="approval-ways">
        <button
          type="button"
          class="link-button"
          data-testid="approval-history"
          onClick={() => places.go({ view: 'visitor', visitor })}
        >
          {said.history}
        </button>
        {!isHere && (
          <button
            type="button"
            class="link-button"
            data-testid="approval-conversation"
            onClick={() => places.go({ view: 'conversation', conversation })}
          >
            {said.conversation}
          </button>
        )}
      </p>
    </>
  );
}

type FactProps = { readonly name: string; readonly children: ComponentChildren };

function Fact({ name, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Its worth when it was asked, and what is in it now. */
function BasketThen({ card }: { readonly card: ApprovalCard }) {
  const words = useWords();
  const { visitor, basketMinor, currency } = card;
  const { rows } = useAnswers([{ type: 'visitor.ask', visitor }]);
  const answer = rows?.[0]?.answer;
  const basket = answer?.type === 'visitor.answered' ? answer.basket : null;
  const pieces = (basket?.lines ?? []).map(({ name, quantity }) =>
    quantity > 1 ? `${words.number.count(quantity)} × ${name}` : name,
  );
  const isOther = basket !== null && basketMinor !== null && basket.valueMinor !== basketMinor;
  return (
    <>
      <span class="money">
        {basketMinor === null
          ? words.mandate.approvals.noBasket
          : words.number.money(basketMinor, currency)}
      </span>
      {isOther && (
        <span class="money">
          {', '}
          {words.mandate.approvals.basketNow(
            words.number.money(basket.valueMinor, basket.currency),
          )}
        </span>
      )}
      {pieces.length > 0 && <span class="approval-pieces">{pieces.join(', ')}</span>}
    </>
  );
}
