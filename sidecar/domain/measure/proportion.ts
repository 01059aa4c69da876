import { assert } from '../../../shared/kernel/assert.ts';

/** So many out of so many. */
export interface Proportion {
  readonly count: number;
  readonly of: number;
}

/** An estimate with the bounds between which the truth lies in 95 of 100 such counts. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959964;

/**
 * Wilson's score interval of a proportion: right also for few and for none, where the textbook's ± is not.
 *
 * @see E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927) 209–212
 * @throws when there is nothing to take a part of
 */
export function wilson({ count, of }: Proportion): Interval {
  assert(of > 0 && count >= 0 && count <= of, `${count} of ${of} is no proportion`);
  const estimate = count / of;
  const middle = estimate + Z ** 2 / (2 * of);
  const half = Z * Math.sqrt((estimate * (1 - estimate)) / of + Z ** 2 / (4 * of ** 2));
  const scale = 1 + Z ** 2 / of;
  return {
    estimate,
    low: count === 0 ? 0 : Math.max(0, (middle - half) / scale),
    high: count === of ? 1 : Math.min(1, (middle + half) / scale),
  };
}

/**
 * How much larger one proportion is than another of other people, by the hybrid of both Wilson intervals (method 10).
 *
 * @see R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
 *   eleven methods", Statistics in Medicine 17 (1998) 873–890
 */
export function difference(one: Proportion, other: Proportion): Interval {
  const a = wilson(one);
  const b = wilson(other);
  const estimate = a.estimate - b.estimate;
  return {
    estimate,
    low: estimate - Math.hypot(a.estimate - a.low, b.high - b.estimate),
    high: estimate + Math.hypot(a.high - a.estimate, b.estimate - b.low),
  };
}
