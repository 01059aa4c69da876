import { describe, expect, test } from 'vitest';
import {
  chanceInScope,
  chancesOf,
  fitScale,
  standOut,
  type Tried,
  USUAL_SCALE,
} from '../../../../../sidecar/domain/suggestion/scale.ts';

const tried = (
  wanted: number | null,
  others: readonly number[],
  none: number | null = null,
): Tried => ({
  wanted,
  others: Float64Array.from(others),
  none,
});
const many = <T>(count: number, make: (n: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, n) => make(n));

test('[SG5] chances add up to one, also of scores that are far apart, and equal scores share', () => {
  const chances = chancesOf(USUAL_SCALE, Float64Array.from([900, 900, -900]));
  expect([...chances]).toEqual([0.5, 0.5, 0]);
});

test('[SG5] of too few that were left out nothing is fitted', () => {
  expect(fitScale(many(39, () => tried(1, [0])))).toEqual(USUAL_SCALE);
});

describe('how sure', () => {
  test('[SG5] the fitted chance is the share that was right', () => {
    // Three of four are right by 1, the fourth wrong by 1: hand-worked, log(3) is the sharpness that says 0.75.
    const { sharpness } = fitScale(many(80, (n) => (n % 4 === 0 ? tried(0, [1]) : tried(1, [0]))));
    expect(chancesOf({ ...USUAL_SCALE, sharpness }, Float64Array.from([1, 0]))[0]).toBeCloseTo(
      0.75,
      1,
    );
  });

  test('[SG5] with nothing known of what is out of scope, 49 of 50 like those learned are in it', () => {
    const scale = fitScale(many(100, (n) => tried(n / 100, [-1])));
    const inside = many(100, (n) => chanceInScope(scale, standOut(n / 100, null)));
    expect(inside.filter((chance) => chance >= scale.threshold).length).toBeGreaterThanOrEqual(98);
    expect(chanceInScope(scale, standOut(-1, null))).toBeLessThan(scale.threshold);
  });

  test('[SG5] what was set aside is kept out, and next to nothing right is lost by it', () => {
    const inside = many(500, (n) => tried(0.5 + (n % 7) / 10, [-1], -1));
    const outside = many(60, (n) => tried(null, [-0.8 + (n % 5) / 10], 0.2));
    const scale = fitScale([...inside, ...outside]);
    const isIn = (best: number, none: number) =>
      chanceInScope(scale, standOut(best, none)) >= scale.threshold;
    expect(
      inside.filter(({ wanted, none }) => !isIn(wanted ?? 0, none ?? 0)).length,
    ).toBeLessThanOrEqual(3);
    expect(outside.filter(({ others, none }) => isIn(others[0] ?? 0, none ?? 0))).toEqual([]);
  });
});
