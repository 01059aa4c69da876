import type { Draw } from '../../sidecar/domain/learning/seeded-draw.ts';

/** Times as people take them: half of them below the median, some very much longer (log-normal). */
export function around(draw: Draw, median: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  return median * Math.exp(spread * normal);
}
