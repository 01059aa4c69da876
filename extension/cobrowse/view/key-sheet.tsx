import { Button } from '../../panel/ui/button.tsx';
import { Dialog } from '../../panel/ui/dialog.tsx';
import type { Words } from '../../panel/words/words.ts';

const ROWS = [
  { says: 'point', key: 'p' },
  { says: 'ring', key: 'r' },
  { says: 'draw', key: 'd' },
  { says: 'propose', key: 'o' },
  { says: 'code', key: 'c' },
  { says: 'clear', key: 'e' },
  { says: 'fit', key: 'f' },
  { says: 'move', key: null },
  { says: 'use', key: 'Enter' },
  { says: 'back', key: 'Esc' },
  { says: 'end', key: 'x' },
  { says: 'sheet', key: '?' },
] as const;

type SheetProps = { readonly words: Words; readonly onClose: () => void };

/** Every key of the picture in one place. */
export function ViewerKeySheet({ words, onClose }: SheetProps) {
  const { keys } = words.cobrowse.view;
  return (
    <Dialog
      title={keys.title}
      testId="viewer-key-sheet"
      onClose={onClose}
      onSubmit={onClose}
      foot={
        <Button kind="primary" type="submit">
          {words.shell.close}
        </Button>
      }
    >
      <dl class="keys">
        {ROWS.map(({ says, key }) => (
          <div key={says} class="key-row">
            <dt>
              <kbd>{key ?? keys.arrows}</kbd>
            </dt>
            <dd>{keys.rows[says]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
