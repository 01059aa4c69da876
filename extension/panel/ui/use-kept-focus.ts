import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * What had the focus may go with what it was about: then the focus goes on to the first of these that is
 * there, and never falls back to the top of the page.
 *
 * @param inside looked for in the place itself, before the others are looked for anywhere
 */
export function useKeptFocus<T extends HTMLElement>(inside: string, ...outside: readonly string[]) {
  const place = useRef<T>(null);
  const hadIt = useRef(false);
  useLayoutEffect(() => {
    if (!hadIt.current || document.activeElement !== document.body) return;
    const found = [
      place.current?.querySelector<HTMLElement>(inside),
      ...outside.map((selector) => document.querySelector<HTMLElement>(selector)),
    ];
    hadIt.current = false;
    found.find((one) => one instanceof HTMLElement)?.focus();
  });
  return {
    ref: place,
    onFocusIn: () => {
      hadIt.current = true;
    },
    onFocusOut: ({ relatedTarget }: FocusEvent) => {
      // What is taken away loses the focus to nothing.
      if (relatedTarget !== null) hadIt.current = false;
    },
  };
}
