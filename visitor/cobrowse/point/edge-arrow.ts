import { draw, make, onPress } from '../elements.ts';
import { type Box, edgeTo, middleOf, overlap, type Spot, viewport } from '../geometry.ts';
import { placeAt } from '../place.ts';
import { boxOf } from '../sight-of.ts';
import type { Stage } from '../stage.ts';

/** So far from the edge that it can be pressed, and clear of the border. */
const MARGIN_PX = 36;
const ARROW_PX = 44;

/** At the edge of the screen, towards what is out of sight; pressing it goes there. */
export interface EdgeArrow {
  show(isShown: boolean): void;
  remove(): void;
}

export function openEdgeArrow(
  { over, dock }: Pick<Stage, 'over' | 'dock'>,
  target: Element,
  label: string,
): EdgeArrow {
  const shape = draw(
    'svg',
    { viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    // Lucide "arrow-right": https://lucide.dev/icons/arrow-right
    draw('path', { d: 'M5 12h14M12 5l7 7-7 7' }),
  );
  const made = make('button', {
    type: 'button',
    class: 'along-arrow',
    'aria-label': label,
    title: label,
    hidden: '',
  });
  made.append(shape);
  onPress(made, () => goTo(target));
  over.append(made);
  return {
    show(isShown) {
      made.hidden = !isShown;
      if (!isShown) return;
      const { degrees, ...spot } = edgeTo(middleOf(boxOf(target)), viewport(), MARGIN_PX);
      placeAt(made, clearOf(spot, dock.getBoundingClientRect()));
      shape.style.transform = `rotate(${degrees}deg)`;
    },
    remove: () => made.remove(),
  };
}

/** Bar and cards stand at the edge too: above or below them, whichever is further from it. */
function clearOf(spot: Spot, dock: Box): Spot {
  const half = ARROW_PX / 2;
  const around = { left: spot.x - half, top: spot.y - half, width: ARROW_PX, height: ARROW_PX };
  if (overlap(around, dock) === null) return spot;
  const isAtTop = dock.top < innerHeight / 2;
  return { x: spot.x, y: isAtTop ? dock.top + dock.height + ARROW_PX : dock.top - ARROW_PX };
}

/** Brings an element into sight, gently where that is wanted. */
export function goTo(element: Element): void {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({
    behavior: isCalm ? 'auto' : 'smooth',
    block: 'center',
    inline: 'nearest',
  });
}
