import { assert } from '../../../shared/kernel/assert.ts';

/** Below it the series loses nothing by subtraction, from it on the fraction has settled long before its last step. */
const SERIES_BELOW = 3;
/** From 3 standard deviations on the fraction no longer moves after half of these. */
const FRACTION_STEPS = 120;

/**
 * How often chance alone is at least so many standard deviations away, on either side: the p-value of a z.
 *
 * @param deviations 0 or more
 * @see G. Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11 (2004) for the series;
 *   P.-S. Laplace's continued fraction for the tail, NIST Digital Library of Mathematical Functions 7.9
 */
export function chanceBeyond(deviations: number): number {
  assert(deviations >= 0, `${deviations} standard deviations are no distance`);
  const density = Math.exp(-(deviations ** 2) / 2) / Math.sqrt(2 * Math.PI);
  if (deviations < SERIES_BELOW) return 1 - 2 * density * seriesOf(deviations);
  let below = deviations;
  for (let step = FRACTION_STEPS; step > 0; step -= 1) below = deviations + step / below;
  return (2 * density) / below;
}

/** x + x³/3 + x⁵/(3·5) + …: the area from 0 to x, by the density there. */
function seriesOf(x: number): number {
  let [sum, term] = [0, x];
  for (let odd = 3; sum + term !== sum; odd += 2) {
    sum += term;
    term *= x ** 2 / odd;
  }
  return sum;
}
