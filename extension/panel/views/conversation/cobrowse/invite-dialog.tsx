import { useSignal } from '@preact/signals';
import type { CobrowseCard } from '../../../../../shared/protocol/messages/cobrowse.ts';
import { usePanel, useWords } from '../../../state/panel.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { invitable } from './cobrowse.model.ts';

type InviteProps = { readonly card: CobrowseCard; readonly onClose: () => void };

/** A colleague on shift who may look along from now on. */
export function InviteDialog({ card, onClose }: InviteProps) {
  const { commands, tables } = usePanel();
  const words = useWords();
  const chosen = useSignal<string | null>(null);
  const me = tables.me.value?.agent ?? null;
  const others = invitable(tables.agents.value ?? [], me);
  const free = others.filter(({ agent }) => !card.invited.includes(agent));
  return (
    <Dialog
      title={words.cobrowse.inviteTitle}
      testId="invite-along"
      onClose={onClose}
      onSubmit={() => {
        const agent = chosen.peek();
        if (agent !== null) {
          commands.send({ type: 'cobrowse.invite', cobrowse: card.cobrowse, agent });
        }
        onClose();
      }}
      foot={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button
            kind="primary"
            type="submit"
            testId="invite-along-confirm"
            isDisabled={chosen.value === null}
          >
            {words.cobrowse.inviteDo}
          </Button>
        </>
      }
    >
      <p class="hint">
        {words.cobrowse.inviteHint} {words.cobrowse.leadsMay}
      </p>
      {free.length === 0 && <p>{words.cobrowse.inviteNobody}</p>}
      <fieldset class="choices">
        <legend class="sr-only">{words.cobrowse.inviteTitle}</legend>
        {others.map(({ agent, name, presence }) => {
          const isInvited = card.invited.includes(agent);
          return (
            <label key={agent} class="choice" data-testid="invite-target" data-agent={agent}>
              <input
                type="radio"
                name="invite-along"
                checked={chosen.value === agent}
                disabled={isInvited}
                onChange={() => {
                  chosen.value = agent;
                }}
              />
              <span>
                {name}
                <span class="hint">
                  {isInvited ? words.cobrowse.invited : words.presence[presence]}
                </span>
              </span>
            </label>
          );
        })}
      </fieldset>
    </Dialog>
  );
}
