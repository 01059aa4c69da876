import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../panel/ui/button.tsx';

type OneFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly acts: string;
  readonly maxLength: number;
  readonly testId: string;
  readonly onSubmit: (text: string) => void;
};

/** A line with one field and one button; the focus goes there, and Enter is enough. */
export function OneField({ label, hint, acts, maxLength, testId, onSubmit }: OneFieldProps) {
  const text = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  // Before anything can be typed elsewhere.
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <form
      class="viewer-line viewer-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(text.peek().trim());
      }}
    >
      <label for={id} class={hint === undefined ? 'sr-only' : undefined}>
        {label}
      </label>
      <input
        id={id}
        ref={field}
        class="input"
        value={text.value}
        maxLength={maxLength}
        autocomplete="off"
        placeholder={hint ?? label}
        data-testid={testId}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <Button kind="primary" type="submit">
        {acts}
      </Button>
    </form>
  );
}
