import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { SECOND_MS } from '../../../../shared/kernel/time.ts';
import type { ApprovalCard } from '../../../../shared/protocol/messages/approval.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { IconButton } from '../../ui/button.tsx';

/** So long it is said who answered instead. */
export const GONE_SAID_MS = 15 * SECOND_MS;

type GoneProps = { readonly asked: readonly ApprovalCard[] };

/** Questions that were here a moment ago and that somebody else answered, with who did. */
export function GoneLines({ asked }: GoneProps) {
  const { tables, clock } = usePanel();
  const words = useWords();
  const seen = useRef(new Set<string>());
  const gone = useSignal<ReadonlyMap<string, number>>(new Map());
  const me = tables.me.value?.agent ?? null;
  const all = tables.approvals.value;
  useEffect(() => {
    const open = new Set(asked.map(({ approval }) => approval));
    const fresh = (all ?? []).filter(
      ({ approval, answeredBy }) =>
        seen.current.has(approval) && !open.has(approval) && answeredBy !== me,
    );
    seen.current = open;
    if (fresh.length === 0) return;
    const next = new Map(gone.peek());
    for (const { approval } of fresh) next.set(approval, clock.now());
    gone.value = next;
  }, [all, me]);

  const nameOf = (agent: string | null) =>
    tables.agents.value?.find((one) => one.agent === agent)?.name;
  const now = clock.second.value;
  const shown = (all ?? []).filter(({ approval }) => {
    const at = gone.value.get(approval);
    return at !== undefined && now - at < GONE_SAID_MS;
  });
  return (
    <div role="status">
      {shown.map(({ approval, agent, state, answeredBy }) => (
        <p key={approval} class="sentence" data-testid="approval-gone" data-state={state}>
          <span>
            {state !== 'asked' &&
              words.mandate.approvals.answeredBy(
                nameOf(agent) ?? words.floor.somebody,
                words.mandate.approvals.gone[state](nameOf(answeredBy) ?? words.mandate.aLead),
              )}
          </span>
          <IconButton
            icon={X}
            name={words.shell.putAway}
            onClick={() => {
              const rest = new Map(gone.peek());
              rest.delete(approval);
              gone.value = rest;
            }}
          />
        </p>
      ))}
    </div>
  );
}
