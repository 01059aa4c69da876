import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

type EndProps = { readonly card: ConversationCard; readonly onClose: () => void };

/** One question before the visitor is told that it is over. */
export function EndDialog({ card, onClose }: EndProps) {
  const { commands } = usePanel();
  const words = useWords();
  return (
    <Dialog
      title={words.conversation.endTitle}
      testId="end-dialog"
      onClose={onClose}
      onSubmit={() => {
        commands.send({ type: 'conversation.end', conversation: card.conversation });
        onClose();
      }}
      foot={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button kind="primary" type="submit" testId="end-confirm">
            {words.conversation.end}
          </Button>
        </>
      }
    >
      <p class="hint">{words.conversation.endHint}</p>
    </Dialog>
  );
}
