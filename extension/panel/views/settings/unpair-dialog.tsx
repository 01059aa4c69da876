import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** One question before everything kept on this machine goes. */
export function UnpairDialog({ onClose }: { readonly onClose: () => void }) {
  const { port, newId, places } = usePanel();
  const words = useWords();
  return (
    <Dialog
      title={words.settings.unpairTitle}
      testId="unpair-dialog"
      onClose={onClose}
      onSubmit={() => {
        port.post({ kind: 'unpair', id: newId() });
        places.replace({ view: 'floor' });
        onClose();
      }}
      foot={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button kind="danger" type="submit" testId="unpair-confirm">
            {words.settings.unpairDo}
          </Button>
        </>
      }
    >
      <p class="hint">{words.settings.unpairHint}</p>
    </Dialog>
  );
}
