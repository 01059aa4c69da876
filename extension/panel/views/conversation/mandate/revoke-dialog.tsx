import { usePanel, useWords } from '../../../state/panel.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

type RevokeProps = {
  readonly code: string;
  readonly said: string;
  readonly onClose: () => void;
};

/** One question before a code stops working. */
export function RevokeDialog({ code, said, onClose }: RevokeProps) {
  const { commands } = usePanel();
  const words = useWords();
  return (
    <Dialog
      title={words.mandate.revokeTitle(said)}
      testId="revoke-code-dialog"
      onClose={onClose}
      onSubmit={() => {
        commands.send({ type: 'code.revoke', code });
        onClose();
      }}
      foot={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button kind="danger" type="submit" testId="revoke-code-confirm">
            {words.mandate.revoke}
          </Button>
        </>
      }
    >
      <p class="hint">{words.mandate.revokeHint}</p>
    </Dialog>
  );
}
