import { useWords } from '../state/panel.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

const ROWS = [
  { keys: ['j', 'k'], says: 'move' },
  { keys: ['Enter'], says: 'open' },
  { keys: ['Esc'], says: 'back' },
  { keys: ['a'], says: 'accept' },
  { keys: ['o'], says: 'offer' },
  { keys: ['r'], says: 'sort' },
  { keys: ['l'], says: 'along' },
  { keys: ['m'], says: 'mandate' },
  { keys: ['1', '9'], says: 'digits', between: '–' },
  { keys: ['1', '3'], says: 'suggestion', between: '–' },
  { keys: ['Alt+1', '3'], says: 'suggestionAlways', between: '–' },
  { keys: ['/'], says: 'search' },
  { keys: ['/'], says: 'knowledge' },
  { keys: ['g', 'f'], says: 'floor', isChord: true },
  { keys: ['g', 'c'], says: 'conversation', isChord: true },
  { keys: ['g', 'v'], says: 'visitor', isChord: true },
  { keys: ['g', 'a'], says: 'approval', isChord: true },
  { keys: ['g', 's'], says: 'settings', isChord: true },
  { keys: ['?'], says: 'sheet' },
] as const;

/** "g then f" is one after the other, "1 – 9" any of them, "j / k" either. */
function betweenOf(row: (typeof ROWS)[number], chord: string): string {
  if ('isChord' in row) return chord;
  return 'between' in row ? row.between : '/';
}

/** Every key in one place. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog
      title={words.keys.title}
      testId="key-sheet"
      onClose={onClose}
      onSubmit={onClose}
      foot={
        <Button kind="primary" type="submit">
          {words.shell.close}
        </Button>
      }
    >
      <dl class="keys">
        {ROWS.map((row) => (
          <div key={row.says} class="key-row">
            <dt>
              {row.keys.map((key, at) => (
                <span key={key}>
                  {at > 0 && <span class="quiet"> {betweenOf(row, words.keys.chord)} </span>}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{words.keys.rows[row.says]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
