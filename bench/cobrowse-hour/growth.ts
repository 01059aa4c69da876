import type { Figures } from '../measure/report.ts';

/** Something that was looked at now and then. */
export interface Course {
  readonly atMs: readonly number[];
  readonly values: readonly number[];
}

const HOUR_MS = 3_600_000;

/** First, last and most, how much more it is after an hour by the line that fits best (least squares), and all of them. */
export function growthOf({ atMs, values }: Course): Figures {
  return {
    first: values[0] ?? Number.NaN,
    last: values.at(-1) ?? Number.NaN,
    max: Math.max(...values),
    perHour: slope(atMs, values) * HOUR_MS,
    each: values.join(' '),
  };
}

function slope(xs: readonly number[], ys: readonly number[]): number {
  const middle = { x: mean(xs), y: mean(ys) };
  const along = xs.map((x) => x - middle.x);
  const above = along.reduce((sum, x, n) => sum + x * ((ys[n] ?? Number.NaN) - middle.y), 0);
  return above / along.reduce((sum, x) => sum + x * x, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
