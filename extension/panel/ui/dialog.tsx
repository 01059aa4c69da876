import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

type DialogProps = {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Buttons, the one that does it last. */
  readonly foot: ComponentChildren;
  readonly onClose: () => void;
  readonly onSubmit?: () => void;
  readonly testId?: string;
};

/** The browser's own dialog: it keeps focus inside and gives it back to where it was. */
export function Dialog({ title, children, foot, onClose, onSubmit, testId }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={titleId}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // Keys inside belong to the dialog: none of the panel's own.
        event.stopPropagation();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <h2 id={titleId}>{title}</h2>
        <div class="dialog-body">{children}</div>
        <div class="dialog-foot">{foot}</div>
      </form>
    </dialog>
  );
}
