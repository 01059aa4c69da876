import { ChevronDown, ChevronUp, MessageCircleQuestionMark } from 'lucide';
import type { ApprovalCard } from '../../../../shared/protocol/messages/approval.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Icon } from '../../ui/icon.tsx';
import { TimeBar } from '../../ui/time-bar.tsx';
import { sayStep } from '../../words/say-step.ts';
import { shareLeft, timeLeft } from '../conversation/mandate/asked.model.ts';
import { visitorName } from '../floor/floor.model.ts';
import { ApprovalFacts } from './approval-facts.tsx';
import { ApprovalForms } from './approval-forms.tsx';

type RowProps = {
  readonly card: ApprovalCard;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** Somebody is at work in it: another question may not shut it. */
  readonly onHold: () => void;
};

/** One question: who asks what, for whom, and how long it can still be answered. */
export function ApprovalRow({ card, isOpen, onToggle, onHold }: RowProps) {
  const { tables, clock } = usePanel();
  const words = useWords();
  const { approval, agent, conversation, visitor, step, what, currency, cost } = card;
  const asker = tables.agents.value?.find((one) => one.agent === agent)?.name;
  const talk = tables.conversations.value?.find((one) => one.conversation === conversation);
  const now = clock.second.value;
  const left = timeLeft(card, now);
  return (
    <article class="approval" data-testid="approval" data-id={approval}>
      <button
        type="button"
        class="approval-head"
        aria-expanded={isOpen}
        data-approval=""
        data-testid="approval-toggle"
        onClick={onToggle}
      >
        <Icon node={MessageCircleQuestionMark} />
        <span class="approval-words">
          <b>
            {words.mandate.approvals.asks(
              asker ?? words.floor.somebody,
              sayStep(words, step, currency, what),
            )}
          </b>
          <span class="approval-for">
            {words.mandate.approvals.for(visitorName(words, talk?.visitorName ?? null, visitor))}
            {' · '}
            <span class="money">{words.number.money(cost, currency)}</span>
          </span>
        </span>
        <span class="countdown">
          {left > 0
            ? words.mandate.timeLeft(words.time.length(left))
            : words.mandate.approvals.timedOut}
        </span>
        <Icon node={isOpen ? ChevronUp : ChevronDown} size={12} />
      </button>
      {isOpen && (
        <div class="approval-body" onFocusIn={onHold}>
          <ApprovalFacts card={card} />
          <ApprovalForms card={card} />
        </div>
      )}
      <TimeBar share={shareLeft(card, now)} />
    </article>
  );
}
