import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { usePanel, useWords } from '../../state/panel.ts';
import { IconButton } from '../../ui/button.tsx';
import { sayStep } from '../../words/say-step.ts';
import { afterEndKey, paidAfterEnd } from './approvals.model.ts';

/** At once in sight; older ones follow when these are put away. */
const SHOWN_MAX = 2;

/** Money that went although its code had ended: a lead is told, wherever they are. */
export function AfterEndLines() {
  const { tables, clock, places } = usePanel();
  const words = useWords();
  const putAway = useSignal<ReadonlySet<string>>(new Set());
  const cards = paidAfterEnd(
    tables.exercises.value ?? [],
    tables.me.value ?? null,
    putAway.value,
    clock.calm.value,
  );
  const nameOf = (agent: string) =>
    tables.agents.value?.find((one) => one.agent === agent)?.name ?? words.floor.somebody;
  return (
    <div role="status">
      {cards.slice(0, SHOWN_MAX).map((card) => (
        <p key={afterEndKey(card)} class="sentence sentence-amber" data-testid="after-end">
          <span>
            {words.mandate.afterEnd(
              card.code?.cause?.order ?? '',
              sayStep(words, card.step, card.currency),
              nameOf(card.agent),
            )}{' '}
            <button
              type="button"
              class="link-button"
              onClick={() => places.go({ view: 'conversation', conversation: card.conversation })}
            >
              {words.mandate.approvals.conversation}
            </button>
          </span>
          <IconButton
            icon={X}
            name={words.shell.putAway}
            testId="after-end-put-away"
            onClick={() => {
              putAway.value = new Set([...putAway.peek(), afterEndKey(card)]);
            }}
          />
        </p>
      ))}
    </div>
  );
}
