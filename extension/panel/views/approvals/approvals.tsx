import './approvals.css';
import { useSignal } from '@preact/signals';
import { usePanel, useWords } from '../../state/panel.ts';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { AfterEndLines } from './after-end.tsx';
import { ApprovalRow } from './approval-row.tsx';
import { askedOf } from './approvals.model.ts';
import { GoneLines } from './gone.tsx';

/** At once in sight; who wants more opens them. */
const SHOWN_MAX = 2;

/** What agents ask of this lead, above whatever is on screen: answered without leaving it. */
export function Approvals() {
  const { tables, places } = usePanel();
  const words = useWords();
  const isAllShown = useSignal(false);
  // null: as the view has it by itself
  const chosen = useSignal<{ readonly open: string | null } | null>(null);
  const me = tables.me.value?.agent ?? null;
  const asked = askedOf(tables.approvals.value ?? [], me);
  const place = places.current.value;
  const byItself =
    place.view === 'floor'
      ? asked[0]
      : place.view === 'conversation'
        ? asked.find(({ conversation }) => conversation === place.conversation)
        : undefined;
  const held = chosen.value;
  // What was opened and is over leaves the choice to the view again.
  const isHeld =
    held !== null && (held.open === null || asked.some(({ approval }) => approval === held.open));
  const open = isHeld ? held.open : (byItself?.approval ?? null);
  const shown = asked.filter(
    ({ approval }, place) => isAllShown.value || place < SHOWN_MAX || approval === open,
  );
  const kept = useKeptFocus<HTMLDivElement>('[data-approval]', '[data-testid="composer"]', 'h1');
  return (
    <div class="approvals-place" data-approvals="" data-testid="approvals" {...kept}>
      <AfterEndLines />
      <GoneLines asked={asked} />
      {asked.length > 0 && (
        <section class="approvals" aria-label={words.mandate.approvals.title}>
          {shown.map((card) => (
            <ApprovalRow
              key={card.approval}
              card={card}
              isOpen={card.approval === open}
              onHold={() => {
                chosen.value = { open: card.approval };
              }}
              onToggle={() => {
                chosen.value = { open: card.approval === open ? null : card.approval };
              }}
            />
          ))}
          {asked.length > shown.length && (
            <button
              type="button"
              class="link-button approvals-others"
              data-testid="approvals-others"
              onClick={() => {
                isAllShown.value = true;
              }}
            >
              {words.mandate.approvals.others(asked.length - shown.length)}
            </button>
          )}
        </section>
      )}
    </div>
  );
}
