import { useSignal } from '@preact/signals';
import type { ApprovalCard } from '../../../../shared/protocol/messages/approval.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { delegates } from './approvals.model.ts';

type DelegateProps = { readonly card: ApprovalCard; readonly onClose: () => void };

/** Another lead who may answer too from now on. */
export function DelegateDialog({ card, onClose }: DelegateProps) {
  const { commands, tables } = usePanel();
  const words = useWords();
  const chosen = useSignal<string | null>(null);
  const said = words.mandate.approvals;
  const others = delegates(tables.agents.value ?? [], card, tables.me.value?.agent ?? null);
  return (
    <Dialog
      title={said.delegateTitle}
      testId="delegate-dialog"
      onClose={onClose}
      onSubmit={() => {
        const to = chosen.peek();
        if (to === null) return;
        commands.send({ type: 'approval.delegate', approval: card.approval, to });
        onClose();
      }}
      foot={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button
            kind="primary"
            type="submit"
            testId="delegate-confirm"
            isDisabled={chosen.value === null}
          >
            {said.delegate}
          </Button>
        </>
      }
    >
      {others.every(({ agent }) => card.leads.includes(agent)) && <p>{said.delegateNobody}</p>}
      <fieldset class="choices">
        <legend class="sr-only">{said.delegateTitle}</legend>
        {others.map(({ agent, name, presence }) => {
          const isAsked = card.leads.includes(agent);
          return (
            <label key={agent} class="choice" data-testid="delegate-target" data-agent={agent}>
              <input
                type="radio"
                name="delegate"
                checked={chosen.value === agent}
                disabled={isAsked}
                onChange={() => {
                  chosen.value = agent;
                }}
              />
              <span>
                {name}
                <span class="hint">{isAsked ? said.alreadyAsked : words.presence[presence]}</span>
              </span>
            </label>
          );
        })}
      </fieldset>
    </Dialog>
  );
}
