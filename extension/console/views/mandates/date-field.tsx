import { useId } from 'preact/hooks';

type Props = {
  readonly label: string;
  /** As `2026-11-22`; empty when none is chosen. */
  readonly value: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly testId?: string;
  readonly onInput: (value: string) => void;
};

/** A day, with the browser's own calendar. */
export function DateField({ label, value, hint, error, testId, onInput }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type="date"
        value={value}
        data-testid={testId}
        aria-invalid={error !== undefined}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {note !== undefined && (
        <p id={`${id}-note`} class={error === undefined ? 'hint' : 'hint hint-error'}>
          {note}
        </p>
      )}
    </div>
  );
}
