import { describe } from '../describe.ts';
import { make, say } from '../elements.ts';
import type { Follow } from '../follow.ts';
import { beside, viewport } from '../geometry.ts';
import { place, placeAt } from '../place.ts';
import { boxOf, openSight } from '../sight-of.ts';
import type { Stage } from '../stage.ts';
import type { Words } from '../words/words.ts';
import { type EdgeArrow, openEdgeArrow } from './edge-arrow.ts';

const AROUND_PX = 6;

export interface RingSide {
  readonly stage: Stage;
  readonly follow: Follow;
  words(): Words;
  /** Who points. */
  name(): string;
}

/** One ring round one element; another takes its place. */
export interface Ring {
  show(element: Element, text: string): void;
  clear(): void;
}

export function openRing({ stage, follow, words, name }: RingSide): Ring {
  const ring = make('div', { class: 'along-ring', hidden: '' });
  const label = make('p', { class: 'along-label', hidden: '', 'aria-hidden': 'true' });
  const told = make('p', { role: 'status', class: 'sr' });
  stage.under.append(ring, label, told);
  let unfollow: (() => void) | null = null;
  let arrow: EdgeArrow | null = null;

  const clear = (): void => {
    unfollow?.();
    unfollow = null;
    arrow?.remove();
    arrow = null;
    ring.hidden = label.hidden = true;
    say(told, '');
  };

  const show = (element: Element, text: string): void => {
    clear();
    const sightOf = openSight(element);
    arrow = openEdgeArrow(stage, element, words().goThere(name()));
    say(label, text);
    const spoken = words().pointsAt(name(), describe(element, words()));
    say(told, text === '' ? spoken : `${spoken}. ${text}`);
    unfollow = follow.add(() => {
      if (!element.isConnected) return clear();
      const isSeen = sightOf() !== null;
      ring.hidden = !isSeen;
      label.hidden = !isSeen || text === '';
      arrow?.show(!isSeen);
      if (!isSeen) return;
      const { left, top, width, height } = boxOf(element);
      const around = {
        left: left - AROUND_PX,
        top: top - AROUND_PX,
        width: width + 2 * AROUND_PX,
        height: height + 2 * AROUND_PX,
      };
      place(ring, around);
      if (!label.hidden) placeAt(label, beside(around, sizeOf(label), viewport()));
    });
  };
  return { show, clear };
}

const sizeOf = ({ offsetWidth: width, offsetHeight: height }: HTMLElement) => ({ width, height });
