import { STROKE_POINTS_MAX } from '../../../shared/protocol/limits.ts';
import type { Anchor, Box } from '../picture.ts';
import type { Point } from './fit.model.ts';

/** How far a line may leave the element it began on, in boxes of that element (messages/cobrowse.ts). */
export const REACH = 20;

/** A line as it is drawn here: places relative to one element, so that it lands on it at any scale. */
export interface Stroke {
  readonly stroke: string;
  readonly anchor: Anchor;
  readonly points: readonly Point[];
}

/** Where a place on the page is, measured in the element's box from its left upper corner. */
export function relativeTo(box: Box, { x, y }: Point): Point {
  return {
    x: rounded((x - box.left) / Math.max(1, box.width)),
    y: rounded((y - box.top) / Math.max(1, box.height)),
  };
}

/** The place on the page again. */
export function backFrom(box: Box, { x, y }: Point): Point {
  return {
    x: box.left + x * Math.max(1, box.width),
    y: box.top + y * Math.max(1, box.height),
  };
}

export function isInReach({ x, y }: Point): boolean {
  return Math.abs(x) <= REACH && Math.abs(y) <= REACH;
}

/** Points as the wire has them, in pieces that fit a message. */
export function pieces(points: readonly Point[]): readonly (readonly number[])[] {
  const cut: (readonly number[])[] = [];
  for (let at = 0; at < points.length; at += STROKE_POINTS_MAX) {
    cut.push(points.slice(at, at + STROKE_POINTS_MAX).flatMap(({ x, y }) => [x, y]));
  }
  return cut;
}

// A thousandth of a box is less than a pixel on all but very large elements, and six digits shorter.
function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
