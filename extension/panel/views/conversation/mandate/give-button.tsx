import type { ComponentChildren } from 'preact';

type GiveButtonProps = {
  readonly children: ComponentChildren;
  /** The whole sentence, for whoever points at it or listens to it. */
  readonly label: string;
  readonly kind: 'give' | 'ask';
  readonly isDisabled: boolean;
  readonly testId: string;
  readonly onAct: () => void;
};

/**
 * A button that costs money: the second half of a double click and a key that is held down do nothing,
 * and no key reaches it but those of a button that has the focus.
 */
export function GiveButton(props: GiveButtonProps) {
  return (
    <button
      type="button"
      class={`give give-${props.kind}`}
      aria-disabled={props.isDisabled ? 'true' : undefined}
      title={props.label}
      data-testid={props.testId}
      data-give=""
      onClick={(event) => {
        if (!props.isDisabled && event.detail <= 1) props.onAct();
      }}
      onKeyDown={(event) => {
        if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
      }}
    >
      {props.children}
    </button>
  );
}
