import type { AgentCard } from '../../../../shared/protocol/messages/presence.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

type RevokeProps = { readonly person: AgentCard; readonly onClose: () => void };

/** One question before all machines of somebody are disconnected. */
export function RevokeDialog({ person, onClose }: RevokeProps) {
  const { commands } = usePanel();
  const words = useWords();
  return (
    <Dialog
      title={words.people.revokeTitle(person.name)}
      testId="revoke-dialog"
      onClose={onClose}
      onSubmit={() => {
        commands.send({ type: 'agent.revoke', agent: person.agent });
        onClose();
      }}
      foot={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button kind="danger" type="submit" testId="revoke-confirm">
            {words.people.revoke}
          </Button>
        </>
      }
    >
      <p class="hint">{words.people.revokeHint}</p>
    </Dialog>
  );
}
