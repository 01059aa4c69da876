import { expect, test } from 'vitest';
import {
  featureCells,
  ordered,
  sayRange,
  wordsOf,
} from '../../../../../../extension/console/views/learning/features.model.ts';
import { en } from '../../../../../../extension/console/words/en.ts';
import { nl } from '../../../../../../extension/console/words/nl.ts';
import type { FeatureCard } from '../../../../../../shared/protocol/messages/learning.ts';
import { FEATURES } from '../../../../../../sidecar/domain/engagement/features/row.ts';

const CARD: FeatureCard = {
  name: 'pageviews',
  unit: 'count',
  least: 0,
  most: 9_999,
  meaning: 'pages shown',
  weight: 0.2,
  drift: { index: 0.31, size: 'much' },
};

test('[CO4, LF1] every feature of the sidecar has a name and a meaning in both languages, and no other has', () => {
  const names = FEATURES.map(({ name }) => name).toSorted();
  for (const words of [en, nl]) {
    const { feature } = words.learning;
    expect(Object.keys(feature).toSorted()).toEqual(names);
    const called = Object.values(feature).map(([name]) => name);
    expect(new Set(called).size).toBe(called.length);
    for (const [name, means] of Object.values(feature)) {
      expect(name).not.toBe('');
      expect(means).toMatch(/^\p{Lu}.+\.$/u);
    }
  }
});

test('[CO4] Dutch and English are two texts, feature by feature', () => {
  const same = FEATURES.map(({ name }) => name).filter(
    (name) => nl.learning.feature[name]?.[1] === en.learning.feature[name]?.[1],
  );
  expect(same).toEqual([]);
});

test('[CO4] a feature of a newer sidecar stands as it came', () => {
  const newer = { ...CARD, name: 'constructor', meaning: 'something new' };
  expect(wordsOf(nl, newer)).toEqual({ called: 'constructor', means: 'something new' });
});

test('[CO4] a range is said in units that a reader knows', () => {
  const say = (card: Partial<FeatureCard>) => sayRange({ ...CARD, ...card }, en, 'en');
  expect(say({})).toBe('number, 0–9,999');
  expect(say({ unit: 'share', most: 1 })).toBe('percent, 0–100');
  expect(say({ unit: 'minor', most: 1_000_000_000 })).toBe('money, 0–10,000,000');
  expect(say({ unit: 'weekday', least: 1, most: 7 })).toBe('day, Monday to Sunday');
  expect(say({ unit: 'kind', least: null, most: null })).toBe('one of several kinds');
  expect(sayRange(CARD, nl, 'nl')).toBe('aantal, 0–9.999');
});

test('[CO4] the heaviest feature comes first, or the one that moved most; alike ones stay in their order', () => {
  const one = { ...CARD, name: 'one', weight: 0.1, drift: null };
  const two = { ...CARD, name: 'two', weight: 0.4, drift: { index: 0.01, size: 'none' as const } };
  const three = { ...CARD, name: 'three', weight: null };
  const names = (order: 'weight' | 'drift' | 'table') =>
    ordered([one, two, three, { ...one, name: 'four' }], order).map(({ name }) => name);
  expect(names('weight')).toEqual(['two', 'one', 'four', 'three']);
  expect(names('drift')).toEqual(['three', 'two', 'one', 'four']);
  expect(names('table')).toEqual(['one', 'two', 'three', 'four']);
});

test('[CO2, CO4] the file has a cell for every column, and nothing where nothing can be told', () => {
  const columns = Object.keys(en.learning.file.features);
  expect(Object.keys(nl.learning.file.features)).toEqual(columns);
  const cells = featureCells(en, { ...CARD, weight: null, drift: null });
  expect(cells).toHaveLength(columns.length);
  expect(cells.slice(-3)).toEqual([null, null, null]);
  expect(featureCells(en, CARD).slice(-3)).toEqual([0.2, 0.31, 'much']);
});
