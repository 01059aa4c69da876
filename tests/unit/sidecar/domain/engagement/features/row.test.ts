import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asEpochMs } from '../../../../../../shared/kernel/time.ts';
import { JOURNEY_BOUNDS } from '../../../../../../sidecar/app/session/bounds.ts';
import type { Glimpse } from '../../../../../../sidecar/domain/engagement/features/feature.ts';
import { FEATURES, featuresOf } from '../../../../../../sidecar/domain/engagement/features/row.ts';
import { EMPTY_TALLY } from '../../../../../../sidecar/domain/engagement/features/tally.ts';
import { follow } from '../../../../../../sidecar/domain/engagement/follow.ts';
import { plainRule } from '../../../../../../sidecar/domain/engagement/score.ts';
import { EMPTY_JOURNEY } from '../../../../../../sidecar/domain/session/journey.ts';
import { anAct, SOMEBODY } from '../../../../../support/builders/session.ts';
import { anObserved } from '../../../../../support/generate-acts.ts';

const START: Glimpse = {
  journey: EMPTY_JOURNEY,
  tally: EMPTY_TALLY,
  at: asEpochMs(1_000_000),
  local: null,
  device: null,
  sessionsBefore: 0,
  customerValue: null,
};

const named = (name: string, row: Float64Array): number | undefined =>
  row[FEATURES.findIndex((feature) => feature.name === name)];

it('[LF1] every feature has a name of its own and a meaning', () => {
  const names = FEATURES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(FEATURES.every(({ meaning }) => meaning.length > 0)).toBe(true);
});

it('[LF1] a visit that has not begun is all zeroes, and NaN where nothing is known', () => {
  const row = featuresOf(START);
  expect(named('pageviews', row)).toBe(0);
  expect(named('basket-rests', row)).toBeNaN();
  expect(named('hour', row)).toBeNaN();
  expect(named('device', row)).toBeNaN();
});

it('[LF1] a category is its place among its categories', () => {
  const row = featuresOf({ ...START, device: 'tablet', customerValue: 'high' });
  expect(named('device', row)).toBe(1);
  expect(named('customer-value', row)).toBe(2);
});

it('[LF1] whatever the acts, each feature is within its range or not known, and never infinite', () => {
  const acts = fc.array(fc.record({ observed: anObserved, afterMs: fc.nat(200_000) }), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(acts, fc.nat(50_000), (sequence, sessionsBefore) => {
      let glimpse: Glimpse = { ...START, sessionsBefore };
      for (const [index, { observed, afterMs }] of sequence.entries()) {
        const at = asEpochMs(glimpse.at + afterMs);
        const act = anAct(observed, { place: index + 1, at });
        glimpse = {
          ...glimpse,
          at,
          ...follow(glimpse, act, SOMEBODY, plainRule, JOURNEY_BOUNDS),
        };
      }
      const row = featuresOf(glimpse);
      for (const [place, feature] of FEATURES.entries()) {
        const value = row[place] ?? Number.POSITIVE_INFINITY;
        if (Number.isNaN(value)) continue;
        const most = feature.kind === 'number' ? feature.most : feature.categories.length - 1;
        expect(value, feature.name).toBeGreaterThanOrEqual(
          feature.kind === 'number' ? feature.least : 0,
        );
        expect(value, feature.name).toBeLessThanOrEqual(most);
      }
    }),
  );
});
