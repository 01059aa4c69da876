import type { Draw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { around } from '../truth/around.ts';

/** One of a list, each as likely as the next. */
export function oneOf<T>(draw: Draw, first: T, ...rest: readonly T[]): T {
  return [first, ...rest][Math.floor(draw() * (rest.length + 1))] ?? first;
}

/** People's pauses: mostly short, sometimes very long. `medianMs` is half of them; kept within half a second and a minute. */
export function pauseMs(draw: Draw, medianMs: number): number {
  return Math.round(Math.min(60_000, Math.max(500, around(draw, medianMs, 0.6))));
}
