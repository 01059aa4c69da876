import type { MandateCard } from '../../../../shared/protocol/messages/mandate.ts';
import { usePanel } from '../../../panel/state/panel.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { Dialog } from '../../../panel/ui/dialog.tsx';
import { useConsoleWords } from '../../words/words.ts';

type Props = {
  readonly card: MandateCard;
  readonly onRevoked: () => void;
  readonly onClose: () => void;
};

/** Asks once more: agents can give nothing under it from that moment. */
export function RevokeDialog({ card, onRevoked, onClose }: Props) {
  const { commands } = usePanel();
  const { mandates } = useConsoleWords();
  return (
    <Dialog
      title={mandates.revokeAsk(card.terms.name)}
      testId="mandate-revoke-dialog"
      onClose={onClose}
      onSubmit={() => {
        commands.send(
          { type: 'mandate.revoke', mandate: card.mandate },
          { onEnd: () => onRevoked() },
        );
        onClose();
      }}
      foot={
        <>
          <Button onClick={onClose}>{mandates.keep}</Button>
          <Button kind="danger" type="submit" testId="mandate-revoke-sure">
            {mandates.revoke}
          </Button>
        </>
      }
    >
      <p>{mandates.revokeHint}</p>
    </Dialog>
  );
}
