import { useSignal } from '@preact/signals';
import { Plus, X } from 'lucide';
import { useId, useRef } from 'preact/hooks';
import { IconButton } from './button.tsx';
import { addChip } from './chips.model.ts';

type ChipsProps = {
  readonly label: string;
  readonly hint: string;
  readonly value: readonly string[];
  readonly most: number;
  readonly maxLength: number;
  readonly words: {
    readonly add: string;
    readonly remove: (word: string) => string;
    readonly known: string;
    readonly full: (most: number) => string;
  };
  readonly testId: string;
  readonly onChange: (value: readonly string[]) => void;
};

/** Words that can be taken away one by one, and a field that adds one. */
export function Chips(props: ChipsProps) {
  const { label, hint, value, most, maxLength, words, testId, onChange } = props;
  const id = useId();
  const written = useSignal('');
  const wrong = useSignal<'known' | 'full' | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const add = (isStaying: boolean) => {
    const added = addChip(value, written.peek(), most);
    if (added.kind === 'added') {
      onChange(added.value);
      written.value = '';
    }
    wrong.value = added.kind === 'known' || added.kind === 'full' ? added.kind : null;
    if (isStaying) field.current?.focus();
  };
  const says =
    wrong.value === 'known' ? words.known : wrong.value === 'full' ? words.full(most) : hint;
  return (
    <div class="field" data-testid={testId}>
      <label for={id}>{label}</label>
      {value.length > 0 && (
        <ul class="chips" aria-label={label}>
          {value.map((word) => (
            <li key={word} class="chip" data-testid="chip">
              <span>{word}</span>
              <IconButton
                icon={X}
                name={words.remove(word)}
                testId="chip-remove"
                onClick={() => {
                  onChange(value.filter((one) => one !== word));
                  field.current?.focus();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <div class="chips-add">
        <input
          id={id}
          class="input"
          type="text"
          autocomplete="off"
          ref={field}
          value={written.value}
          maxLength={maxLength}
          aria-invalid={wrong.value !== null}
          aria-describedby={`${id}-note`}
          data-testid="chip-field"
          onInput={(event) => {
            written.value = event.currentTarget.value;
            wrong.value = null;
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || written.peek().trim() === '') return;
            event.preventDefault();
            add(true);
          }}
          // What was written and not yet added is meant too.
          onBlur={() => add(false)}
        />
        <IconButton icon={Plus} name={words.add} testId="chip-add" onClick={() => add(true)} />
      </div>
      <p id={`${id}-note`} class={wrong.value === null ? 'hint' : 'hint hint-error'}>
        {says}
      </p>
    </div>
  );
}
