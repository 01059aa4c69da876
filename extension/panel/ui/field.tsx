import type { Ref } from 'preact';
import { useId } from 'preact/hooks';

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly maxLength?: number;
  readonly testId?: string;
  readonly lines?: number;
  readonly isRequired?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Which keys a screen keyboard shows. */
  readonly kind?: 'text' | 'url' | 'numeric' | 'search';
};

/** A label with something to write in; hint and error are read out with it. */
export function Field(props: FieldProps) {
  const id = useId();
  const { hint, error } = props;
  const noteId = `${id}-note`;
  const shared = {
    id,
    class: 'input',
    value: props.value,
    ...(props.maxLength === undefined ? {} : { maxLength: props.maxLength }),
    required: props.isRequired === true,
    'data-testid': props.testId ?? '',
    'aria-invalid': error !== undefined,
    ...(hint === undefined && error === undefined ? {} : { 'aria-describedby': noteId }),
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.lines === undefined ? (
        <input
          {...shared}
          type="text"
          inputMode={props.kind ?? 'text'}
          spellcheck={false}
          autocomplete="off"
          ref={props.inputRef ?? null}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      ) : (
        <textarea
          {...shared}
          rows={props.lines}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
      {(error ?? hint) !== undefined && (
        <p id={noteId} class={error === undefined ? 'hint' : 'hint hint-error'}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

type Choice<V extends string> = { readonly value: V; readonly words: string };
type ChooseProps<V extends string> = {
  readonly label: string;
  readonly value: V;
  readonly choices: readonly Choice<V>[];
  readonly onChange: (value: V) => void;
  readonly testId?: string;
};

/** A label with a list to choose one from. */
export function Choose<V extends string>(props: ChooseProps<V>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        class="input"
        value={props.value}
        data-testid={props.testId}
        onChange={(event) => {
          const chosen = props.choices.find(({ value }) => value === event.currentTarget.value);
          if (chosen !== undefined) props.onChange(chosen.value);
        }}
      >
        {props.choices.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

type SwitchProps = {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly testId?: string;
};

/** On or off. */
export function Switch(props: SwitchProps) {
  const id = useId();
  return (
    <div class="switch">
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={props.isOn}
        aria-checked={props.isOn}
        data-testid={props.testId}
        aria-describedby={props.hint === undefined ? undefined : `${id}-note`}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label for={id}>{props.label}</label>
      {props.hint !== undefined && (
        <p id={`${id}-note`} class="hint">
          {props.hint}
        </p>
      )}
    </div>
  );
}
