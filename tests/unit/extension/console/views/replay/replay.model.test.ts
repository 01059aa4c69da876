import { describe, expect, it, test } from 'vitest';
import {
  estimateCells,
  mapCells,
  saidOf,
  sayDifference,
  sayNumber,
  saySome,
} from '../../../../../../extension/console/views/replay/replay.model.ts';
import { replayAnswered } from '../../../../../screens/fixture-replay.ts';

const answered = (scene: string) => replayAnswered({ days: 28, model: null }, scene, 1e12);
const { estimates } = answered('more');

const doublyRobust = (low: number, high: number) => {
  const { was, wouldBe } = estimates;
  if (was === null || wouldBe === null) throw new Error('nothing is estimated');
  const mean = (low + high) / 2;
  return { ...estimates, wouldBe: { ...wouldBe, doublyRobust: { ...was, mean, low, high } } };
};

describe('[RP5] what is said of orders', () => {
  it.each([
    ['more', 0.049, 0.08],
    ['unclear', 0.047, 0.08],
    ['fewer', 0.01, 0.035],
    ['unclear', 0.01, 0.037],
  ])('is %s, as the two intervals lie', (said, low, high) => {
    // As it was: between 0.036 and 0.048.
    expect(saidOf(doublyRobust(low, high))).toBe(said);
  });

  it.each([
    ['untold', 'untold'],
    ['nobody', 'empty'],
  ])('is %s where nothing can be told', (said, scene) => {
    expect(saidOf(answered(scene).estimates)).toBe(said);
  });

  it('is too few where nothing can be said of what was', () => {
    expect(saidOf({ ...estimates, was: null, wouldBe: null })).toBe('too-few');
  });
});

test('[RP5] what is not known is not written as a number', () => {
  expect(sayNumber(null, 'en')).toBeNull();
  expect(sayDifference(null, 3, 'en')).toBeNull();
  expect(sayDifference(3, null, 'en')).toBeNull();
});

test('[RP5] a difference is that of the two numbers beside it, with its sign', () => {
  expect([sayNumber(1_204.4, 'en'), sayNumber(1_871.6, 'en')]).toEqual(['1,204', '1,872']);
  expect(sayDifference(1_204.4, 1_871.6, 'en')).toBe('+668');
  expect(sayDifference(61, 43, 'en')).toBe('-18');
  expect(sayDifference(5, 5, 'en')).toBe('0');
});

test('[RP5] a part of visitors is never less than none or more than all', () => {
  expect([saySome(-0.01, 'en'), saySome(0.0627, 'en'), saySome(1.2, 'nl')]).toEqual([
    '0',
    '6.3',
    '100',
  ]);
});

test('[RP5] the files have two lines for a map, and one for each estimate there is', () => {
  const [first] = answered('more').maps;
  if (first === undefined) throw new Error('there is no map');
  expect(mapCells(first).map((cells) => cells.slice(0, 4))).toEqual([
    ['doubt-at-checkout', 'Doubt at the checkout', 'before', 1_204],
    ['doubt-at-checkout', 'Doubt at the checkout', 'after', 1_871],
  ]);
  const ways = (scene: string) => estimateCells(answered(scene).estimates).map(([by]) => by);
  expect(ways('more')).toEqual(['was', 'doublyRobust', 'selfNormalised', 'inversePropensity']);
  expect(ways('untold')).toEqual(['was']);
  expect(ways('empty')).toEqual([]);
});
