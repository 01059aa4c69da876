import { guarded } from '../guard.ts';
import { WHAT } from './elements.ts';
import type { Spot } from './geometry.ts';

/** Everything a press is made of. */
const PRESSES = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'click',
  'dblclick',
  'auxclick',
] as const;

export interface InputSide {
  /** A press there is for whoever made that part: our own buttons, the chat. */
  isLeft(path: readonly EventTarget[]): boolean;
  moved(spot: Spot): void;
  pressed(spot: Spot): void;
  /** @returns true when the key was for us */
  typed(event: KeyboardEvent): boolean;
}

/**
 * While it is on, pointer and keys do something of ours: what the page does with them does not happen.
 * Listened to on the window, before anything below hears of it.
 */
export function takeInput(side: InputSide): () => void {
  const swallow = (event: Event): void => {
    event.stopImmediatePropagation();
    // Pressing a mouse button moves the focus; scrolling with a finger must go on.
    if (event.type === 'mousedown' || event.type === 'click') event.preventDefault();
  };
  const press = guarded(WHAT, (event: Event) => {
    if (side.isLeft(event.composedPath())) return;
    swallow(event);
    if (event.type === 'click' && event.isTrusted && event instanceof MouseEvent)
      side.pressed({ x: event.clientX, y: event.clientY });
  });
  const move = guarded(WHAT, (event: PointerEvent) => {
    if (!side.isLeft(event.composedPath())) side.moved({ x: event.clientX, y: event.clientY });
  });
  const type = guarded(WHAT, (event: KeyboardEvent) => {
    if (event.isTrusted && !event.isComposing && side.typed(event)) {
      swallow(event);
      event.preventDefault();
    }
  });
  for (const name of PRESSES) addEventListener(name, press, { capture: true, passive: false });
  addEventListener('pointermove', move, true);
  addEventListener('keydown', type, true);
  return () => {
    for (const name of PRESSES) removeEventListener(name, press, true);
    removeEventListener('pointermove', move, true);
    removeEventListener('keydown', type, true);
  };
}
