type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

/** Where a key moves the focus in a list of `count` rows; null when the key is not one that moves. */
export function nextPlace(pressed: Pressed, at: number, count: number): number | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || count === 0) return null;
  switch (pressed.key) {
    case 'j':
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'k':
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
