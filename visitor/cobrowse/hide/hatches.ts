import { button, make } from '../elements.ts';
import type { Follow } from '../follow.ts';
import { place } from '../place.ts';
import { openSight } from '../sight-of.ts';
import type { Words } from '../words/words.ts';

export interface HatchesSide {
  readonly layer: HTMLElement;
  readonly follow: Follow;
  words(): Words;
  show(element: Element): void;
}

/** What the visitor hid stays readable for them, hatched, each with a way back. */
export interface Hatches {
  draw(hidden: readonly Element[]): void;
  clear(): void;
}

export function openHatches(side: HatchesSide): Hatches {
  const drawn = new Map<Element, () => void>();
  const put = (element: Element): void => {
    const back = button('along-again', side.words().showAgain, () => side.show(element));
    const hatch = make('div', { class: 'along-hatch' }, back);
    side.layer.append(hatch);
    let sightOf = openSight(element);
    let wasConnected = element.isConnected;
    const unfollow = side.follow.add(() => {
      // Put back somewhere else, other parts cut it off.
      if (element.isConnected && !wasConnected) sightOf = openSight(element);
      wasConnected = element.isConnected;
      const seen = wasConnected ? sightOf() : null;
      hatch.hidden = seen === null;
      if (seen !== null) place(hatch, seen);
    });
    drawn.set(element, () => {
      unfollow();
      hatch.remove();
    });
  };
  const draw = (hidden: readonly Element[]): void => {
    for (const [element, remove] of drawn) {
      if (hidden.includes(element)) continue;
      remove();
      drawn.delete(element);
    }
    for (const element of hidden) if (!drawn.has(element)) put(element);
  };
  return { draw, clear: () => draw([]) };
}
