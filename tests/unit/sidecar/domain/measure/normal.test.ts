import { expect, it } from 'vitest';
import { chanceBeyond } from '../../../../../sidecar/domain/measure/normal.ts';

it.each([
  // Chi-square of one degree of freedom, as every table has it: 3.841 at 0.05, 6.635 at 0.01, 10.828 at 0.001.
  [0, 1],
  [1, 0.3173105078629141],
  [Math.sqrt(3.841458820694124), 0.05],
  [Math.sqrt(6.634896601021213), 0.01],
  [Math.sqrt(10.827566170662733), 0.001],
  [6, 1.9731752900753e-9],
])(
  '[MS3] chance alone is at least %d deviations away once in so many times',
  (deviations, chance) => {
    expect(chanceBeyond(deviations) / chance).toBeCloseTo(1, 10);
  },
);

it('[MS3] falls all the way, through where one way of working it out takes over from the other, down to 0', () => {
  const steps = Array.from({ length: 400 }, (_, n) => chanceBeyond(n / 10));
  expect(steps.every((chance, n) => n === 0 || chance < (steps[n - 1] ?? 0) || chance === 0)).toBe(
    true,
  );
  expect(chanceBeyond(3 - 1e-9)).toBeCloseTo(chanceBeyond(3 + 1e-9), 10);
  expect(chanceBeyond(Number.POSITIVE_INFINITY)).toBe(0);
  expect(() => chanceBeyond(-1)).toThrow('no distance');
  expect(() => chanceBeyond(Number.NaN)).toThrow('no distance');
});
