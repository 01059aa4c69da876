import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  calibratedChance,
  lineFrom,
  stepsFrom,
  type Told,
} from '../../../../../sidecar/domain/learning/calibrate.ts';
import { chanceOf } from '../../../../../sidecar/domain/learning/loss.ts';
import { seededDraw } from '../../../../../sidecar/domain/learning/seeded-draw.ts';

/** Rows that say `logOdds` and become a yes with the chance of `truth`. */
function told(count: number, truth: (logOdds: number) => number, seed = 1): Told {
  const draw = seededDraw(seed);
  const logOdds = Float64Array.from({ length: count }, () => draw() * 6 - 3);
  return {
    logOdds,
    labels: logOdds.map((each) => (draw() < chanceOf(truth(each)) ? 1 : 0)),
    weights: new Float64Array(count).fill(1),
  };
}

test('[LE10] a line finds the slope and offset by which the chances were wrong', () => {
  const line = lineFrom(told(20_000, (logOdds) => 0.5 * logOdds - 1));
  if (line.kind !== 'line') throw new Error('a line');
  expect(line.slope).toBeCloseTo(0.5, 1);
  expect(line.offset).toBeCloseTo(-1, 1);
});

test('[LE10] a temperature has no offset', () => {
  const line = lineFrom(
    told(20_000, (logOdds) => 2 * logOdds),
    10,
    false,
  );
  expect(line).toMatchObject({ kind: 'line', offset: 0 });
  if (line.kind === 'line') expect(line.slope).toBeCloseTo(2, 0);
});

test('[LE10] few rows change little, none nothing', () => {
  expect(lineFrom(told(0, () => 0))).toEqual({ kind: 'line', slope: 1, offset: 0 });
  const few = lineFrom(told(6, (logOdds) => -logOdds));
  if (few.kind !== 'line') throw new Error('a line');
  expect(few.slope).toBeGreaterThan(0.1);
  expect(Math.abs(few.offset)).toBeLessThan(0.5);
});

test('[LE10] pooling gives the means worked out by hand', () => {
  // Labels 0 1 0 1 by rising log-odds: the second and third violate and share ½; ends 0 and 1.
  // With no prior nothing is mixed in.
  const four = {
    logOdds: Float64Array.of(-3, -1, 1, 3),
    labels: Float64Array.of(0, 1, 0, 1),
    weights: new Float64Array(4).fill(1),
  };
  const steps = { kind: 'steps', at: [-3, -1, 1, 3], chances: [0, 0.5, 0.5, 1] } as const;
  expect(stepsFrom(four, 0)).toEqual(steps);
  expect(calibratedChance(steps, 0)).toBe(0.5);
  expect(calibratedChance(steps, 2)).toBe(0.75);
});

test('[LE10] steps find what no line can', () => {
  const steps = stepsFrom(told(20_000, (logOdds) => (logOdds > 1 ? 2 : -2)));
  expect(calibratedChance(steps, 0.5)).toBeCloseTo(chanceOf(-2), 1);
  expect(calibratedChance(steps, 1.6)).toBeCloseTo(chanceOf(2), 1);
});

test('[LE10] rows that say the opposite make it level, never turn it round', () => {
  const opposite = told(20_000, (logOdds) => -2 * logOdds);
  for (const calibration of [lineFrom(opposite), stepsFrom(opposite)]) {
    const [low, high] = [calibratedChance(calibration, -2), calibratedChance(calibration, 2)];
    expect(low).toBeLessThanOrEqual(high);
    expect(high - low).toBeLessThan(0.1);
  }
});

test('[LE10] no calibration turns the order round or reaches 0 or 1', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 0, max: 60 }),
      fc.double(),
      fc.double(),
      (seed, count, one, other) => {
        const rows = told(count, (logOdds) => Math.sin(5 * logOdds), seed);
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        for (const calibration of [lineFrom(rows), stepsFrom(rows)]) {
          if (Number.isNaN(low)) continue;
          const [first, second] = [
            calibratedChance(calibration, low),
            calibratedChance(calibration, high),
          ];
          expect(first <= second && first > 0 && second < 1).toBe(true);
        }
      },
    ),
    { numRuns: 200, seed: 1 },
  );
});

test('[LE10] a line is found where whole steps would run away from it', () => {
  // Two scores, far from what became of them: many a yes at the low one.
  const low = { logOdds: -2.8, yes: 1_100, no: 1_300 };
  const high = { logOdds: 2.4, yes: 600, no: 0 };
  const rows = [low, high].flatMap(({ logOdds, yes, no }) =>
    [1, 0].flatMap((label) =>
      Array.from({ length: label === 1 ? yes : no }, () => [logOdds, label]),
    ),
  );
  const line = lineFrom({
    logOdds: Float64Array.from(rows, ([logOdds]) => logOdds ?? 0),
    labels: Float64Array.from(rows, ([, label]) => label ?? 0),
    weights: new Float64Array(rows.length).fill(1),
  });
  expect(calibratedChance(line, low.logOdds)).toBeCloseTo(1_100 / 2_400, 2);
  expect(calibratedChance(line, high.logOdds)).toBeGreaterThan(0.95);
});
