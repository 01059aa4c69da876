import type { Point, Size } from './fit.model.ts';

/** CSS pixels of the visitor's page; with Shift held, finer. */
const STEP = 24;
const FINE_STEP = 4;

const WAYS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Where an arrow key brings the pointer, within the page; null for any other key. */
export function stepOf(key: string, isFine: boolean, from: Point, within: Size): Point | null {
  const way = WAYS[key];
  if (way === undefined) return null;
  const step = isFine ? FINE_STEP : STEP;
  return {
    x: bounded(from.x + way.x * step, within.width),
    y: bounded(from.y + way.y * step, within.height),
  };
}

function bounded(at: number, length: number): number {
  return Math.min(Math.max(0, length - 1), Math.max(0, at));
}
