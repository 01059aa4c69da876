import type { IconNode } from 'lucide';
import type { ComponentChildren, Ref } from 'preact';
import { Icon } from './icon.tsx';

type ButtonProps = {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly kind?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly icon?: IconNode;
  readonly type?: 'button' | 'submit';
  readonly isDisabled?: boolean;
  readonly testId?: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly buttonRef?: Ref<HTMLButtonElement>;
};

/** A button with words. A disabled one keeps its place in the tab order, so that focus is not lost. */
export function Button(props: ButtonProps) {
  const { kind = 'plain', type = 'button', isDisabled = false } = props;
  return (
    <button
      type={type}
      class={`button button-${kind}`}
      aria-disabled={isDisabled ? 'true' : undefined}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      data-testid={props.testId}
      ref={props.buttonRef ?? null}
      onClick={(event) => {
        if (isDisabled) event.preventDefault();
        else props.onClick?.();
      }}
    >
      {props.icon && <Icon node={props.icon} />}
      <span>{props.children}</span>
    </button>
  );
}

type IconButtonProps = {
  readonly icon: IconNode;
  /** Spoken, and shown when hovered. */
  readonly name: string;
  readonly onClick: () => void;
  readonly isDisabled?: boolean;
  readonly isPressed?: boolean;
  readonly testId?: string;
  readonly tabIndex?: number;
  readonly type?: 'button' | 'submit';
  readonly class?: string;
};

/** A button that is an icon alone. */
export function IconButton(props: IconButtonProps) {
  const { isDisabled = false, type = 'button' } = props;
  return (
    <button
      type={type}
      class={`icon-button ${props.class ?? ''}`}
      title={props.name}
      aria-label={props.name}
      aria-disabled={isDisabled ? 'true' : undefined}
      aria-pressed={props.isPressed}
      data-testid={props.testId}
      tabIndex={props.tabIndex ?? 0}
      onClick={(event) => {
        event.stopPropagation();
        if (isDisabled) event.preventDefault();
        else props.onClick();
      }}
    >
      <Icon node={props.icon} />
    </button>
  );
}
