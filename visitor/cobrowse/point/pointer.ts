import { draw, make, say } from '../elements.ts';
import type { Follow } from '../follow.ts';
import { placeAt } from '../place.ts';
import { boxOf } from '../sight-of.ts';

/** Where the agent's pointer is, on which element and where in it. */
export interface Pointer {
  show(element: Element, x: number, y: number, name: string): void;
  hide(): void;
}

export function openPointer(layer: HTMLElement, follow: Follow): Pointer {
  const name = make('span', { class: 'along-name' });
  const pointer = make(
    'div',
    { class: 'along-pointer', 'aria-hidden': 'true', hidden: '' },
    draw(
      'svg',
      { viewBox: '0 0 24 24' },
      // Lucide "mouse-pointer-2": https://lucide.dev/icons/mouse-pointer-2
      draw('path', {
        d: 'M4.037 4.688a.495.495 0 0 1 .651-.651l16 6.5a.5.5 0 0 1-.063.947l-6.124 1.58a2 2 0 0 0-1.438 1.435l-1.579 6.126a.5.5 0 0 1-.947.063z',
      }),
    ),
    name,
  );
  layer.append(pointer);
  let at: { readonly element: Element; readonly x: number; readonly y: number } | null = null;
  let unfollow: (() => void) | null = null;

  const hide = (): void => {
    unfollow?.();
    unfollow = null;
    at = null;
    pointer.hidden = true;
  };
  const redraw = (): void => {
    if (at === null || !at.element.isConnected) {
      hide();
      return;
    }
    const { left, top, width, height } = boxOf(at.element);
    placeAt(pointer, { x: left + at.x * width, y: top + at.y * height });
  };
  return {
    show(element, x, y, who) {
      at = { element, x, y };
      pointer.hidden = false;
      say(name, who);
      if (unfollow === null) unfollow = follow.add(redraw);
    },
    hide,
  };
}
