import { useEffect, useRef } from 'preact/hooks';

/** A form in place of the buttons: Escape goes back to them, and its first field has the focus. */
export function useInPlace(onClose: () => void) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, []);
  return {
    ref: form,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    },
  };
}
