import type { Signal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { REPLAY_CHANGES_MAX_CHARS } from '../../../../shared/protocol/limits.ts';
import { useWords } from '../../../panel/state/panel.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { type Chosen, readChanges } from './changes.ts';

type FileProps = { readonly chosen: Signal<Chosen | null> };

/** A lead's policy is a file. A browser takes one that is dropped on its field, too. */
export function ChangesFile({ chosen }: FileProps) {
  const { replay } = useConsoleWords();
  const { count } = useWords().number;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // The one that was chosen last counts, whichever is read first.
  const newest = useRef<File | null>(null);
  const file = chosen.value;
  const chars = count(REPLAY_CHANGES_MAX_CHARS);

  const take = async (given: File | null): Promise<void> => {
    newest.current = given;
    const read = given === null ? null : await readChanges(given);
    if (newest.current === given) chosen.value = read;
  };

  return (
    <div class="field">
      <label for={id}>{replay.file}</label>
      <input
        id={id}
        ref={input}
        class="replay-file"
        type="file"
        accept=".json,application/json"
        aria-describedby={`${id}-note`}
        data-testid="replay-file"
        onChange={(event) => void take(event.currentTarget.files?.[0] ?? null)}
      />
      <p id={`${id}-note`} class="hint">
        {replay.fileHint(chars)}
      </p>
      <div class="replay-chosen" role="status">
        {file !== null && (
          <>
            <p class={file.is === 'read' ? '' : 'hint-error'} data-testid="replay-chosen">
              <Said file={file} chars={chars} />
            </p>
            <Button
              kind="quiet"
              testId="replay-clear"
              onClick={() => {
                if (input.current !== null) input.current.value = '';
                void take(null);
              }}
            >
              {replay.clear}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function Said({ file, chars }: { readonly file: Chosen; readonly chars: string }) {
  const { replay } = useConsoleWords();
  switch (file.is) {
    case 'read':
      return <>{replay.chosen(file.name)}</>;
    case 'not-json':
      return <>{replay.notJson(file.name)}</>;
    case 'too-large':
      return <>{replay.tooLarge(file.name, chars)}</>;
  }
}
