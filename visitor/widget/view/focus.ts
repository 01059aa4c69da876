/** Up to this width the chat covers the shop (chat.css has the same number). */
const PHONE = '(max-width: 480px)';

export function isPhone(): boolean {
  return matchMedia(PHONE).matches;
}

/** Focus goes in on opening. On a phone it stays in while open; on a wide screen the shop stays usable. */
export function holdFocus(panel: HTMLElement): () => void {
  const first = isPhone() ? panel : panel.querySelector<HTMLElement>('textarea');
  (first ?? panel).focus({ preventScroll: true });
  const hold = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab' || !isPhone()) return;
    const stops = [...panel.querySelectorAll<HTMLElement>('a[href],button,textarea,input')].filter(
      (stop) => !stop.hasAttribute('disabled'),
    );
    const focused = panel.matches(':focus') ? panel : panel.querySelector(':focus');
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    const other = event.shiftKey ? stops.at(-1) : stops[0];
    if (focused !== edge && !(event.shiftKey && focused === panel)) return;
    event.preventDefault();
    other?.focus();
  };
  panel.addEventListener('keydown', hold);
  return () => panel.removeEventListener('keydown', hold);
}
