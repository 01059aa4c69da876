/** What a key asks for anywhere in the panel. */
export type KeyAct =
  | { readonly kind: 'back' }
  | { readonly kind: 'search' }
  | { readonly kind: 'sheet' }
  | { readonly kind: 'rows' }
  | { readonly kind: 'accept' }
  | { readonly kind: 'along' }
  | { readonly kind: 'mandate' }
  | { readonly kind: 'approval' }
  | { readonly kind: 'go'; readonly to: 'floor' | 'conversation' | 'visitor' | 'settings' };

type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

/** Time in which the letter after `g` must come. */
export const CHORD_MS = 1_500;

const DESTINATIONS = {
  f: 'floor',
  c: 'conversation',
  v: 'visitor',
  s: 'settings',
} as const;

/** Reads keys one by one and remembers a `g` for a moment. */
export function readKeys(
  now: () => number,
): (pressed: Pressed, isWriting: boolean) => KeyAct | null {
  let chordAt: number | null = null;
  return (pressed, isWriting) => {
    const isChord = chordAt !== null && now() - chordAt <= CHORD_MS;
    chordAt = null;
    if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
    if (pressed.key === 'Escape') return { kind: 'back' };
    if (isWriting) return null;
    if (isChord) return chord(pressed.key);
    if (pressed.key === 'g') chordAt = now();
    return single(pressed.key);
  };
}

function chord(key: string): KeyAct | null {
  if (key === 'a') return { kind: 'approval' };
  for (const [letter, to] of Object.entries(DESTINATIONS)) {
    if (letter === key) return { kind: 'go', to };
  }
  return null;
}

function single(key: string): KeyAct | null {
  switch (key) {
    case '/':
      return { kind: 'search' };
    case '?':
      return { kind: 'sheet' };
    case 'a':
      return { kind: 'accept' };
    case 'l':
      return { kind: 'along' };
    case 'm':
      return { kind: 'mandate' };
    case 'j':
    case 'k':
    case 'ArrowDown':
    case 'ArrowUp':
      return { kind: 'rows' };
    default:
      return null;
  }
}

/** Whether keys are letters here, not acts. */
export function isWritingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');
}
