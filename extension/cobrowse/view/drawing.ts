import { type ReadonlySignal, signal } from '@preact/signals';
import { STROKES_MAX } from '../../../shared/protocol/limits.ts';
import type { Picture } from '../picture.ts';
import type { Point } from './fit.model.ts';
import type { Later } from './pointer.ts';
import { isInReach, pieces, relativeTo, type Stroke } from './stroke.model.ts';

/** Pieces of a line go out this often while it is drawn. */
export const PIECE_EVERY_MS = 50;

export interface Drawing {
  readonly strokes: ReadonlySignal<readonly Stroke[]>;
  readonly isDown: ReadonlySignal<boolean>;
  down(at: Point): void;
  move(at: Point): void;
  up(): void;
  /** Lines whose element has gone are drawn no longer; true when there were any. */
  forgetGone(): boolean;
  clear(): void;
}

/** Lines, each bound to the element on which it begins. */
export function openDrawing(
  picture: Pick<Picture, 'anchorAt' | 'isThere' | 'boxOf' | 'say'>,
  newId: () => string,
  later: Later,
): Drawing {
  const strokes = signal<readonly Stroke[]>([]);
  const isDown = signal(false);
  let unsent: Point[] = [];
  let isWaiting = false;

  const send = () => {
    const current = strokes.peek().at(-1);
    if (current === undefined) return;
    const { stroke, anchor } = current;
    for (const points of pieces(unsent.splice(0))) {
      const { checkpoint, node } = anchor;
      picture.say({ type: 'cobrowse.draw', stroke, checkpoint, node, points: [...points] });
    }
  };
  const sendSoon = () => {
    if (isWaiting) return;
    isWaiting = true;
    later(() => {
      isWaiting = false;
      send();
    }, PIECE_EVERY_MS);
  };
  const begin = (at: Point): boolean => {
    const anchor = picture.anchorAt(at.x, at.y);
    const box = anchor === null ? null : picture.boxOf(anchor);
    if (anchor === null || box === null) return false;
    send();
    const point = relativeTo(box, at);
    unsent = [point];
    const stroke = { stroke: newId(), anchor, points: [point] };
    strokes.value = [...strokes.peek(), stroke].slice(-STROKES_MAX);
    sendSoon();
    return true;
  };

  return {
    strokes,
    isDown,
    down: (at) => {
      isDown.value = begin(at);
    },
    move: (at) => {
      const current = strokes.peek().at(-1);
      if (!isDown.peek() || current === undefined) return;
      const box = picture.boxOf(current.anchor);
      const point = box === null ? null : relativeTo(box, at);
      // The element went, or the line left it too far behind: it goes on from another one.
      if (point === null || !isInReach(point)) {
        begin(at);
        return;
      }
      unsent.push(point);
      strokes.value = [
        ...strokes.peek().slice(0, -1),
        { ...current, points: [...current.points, point] },
      ];
      sendSoon();
    },
    up: () => {
      isDown.value = false;
      send();
    },
    forgetGone: () => {
      const known = strokes.peek();
      // The one under the hand goes on from another element by itself.
      const drawn = isDown.peek() ? known.at(-1) : undefined;
      const left = known.filter((one) => one === drawn || picture.isThere(one.anchor));
      if (left.length === known.length) return false;
      strokes.value = left;
      return true;
    },
    clear: () => {
      isDown.value = false;
      unsent = [];
      strokes.value = [];
    },
  };
}
