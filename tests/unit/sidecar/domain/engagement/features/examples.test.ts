import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asId, type SessionId } from '../../../../../../shared/kernel/ids.ts';
import { asDurationMs, asEpochMs, type EpochMs } from '../../../../../../shared/kernel/time.ts';
import { JOURNEY_BOUNDS } from '../../../../../../sidecar/app/session/bounds.ts';
import {
  type Example,
  type ExampleBounds,
  examplesIn,
  type PastSession,
} from '../../../../../../sidecar/domain/engagement/features/examples.ts';
import { FEATURES } from '../../../../../../sidecar/domain/engagement/features/row.ts';
import { finished } from '../../../../../../sidecar/domain/learning/learn.ts';
import type { Observed } from '../../../../../../sidecar/domain/session/act.ts';
import { anAct, SOMEBODY, viewed } from '../../../../../support/builders/session.ts';
import { anObserved } from '../../../../../support/generate-acts.ts';

const BOUNDS = { journey: JOURNEY_BOUNDS, windowMs: asDurationMs(60_000), momentsMax: 10 };
const START = 1_000_000;
const at = (seconds: number): EpochMs => asEpochMs(START + seconds * 1_000);

function past(seen: readonly Observed[], but: Partial<PastSession> = {}): PastSession {
  return {
    session: asId<SessionId>('session-1'),
    acts: seen.map((observed, n) => anAct(observed, { place: n + 1, at: at(n * 30) })),
    earlierLooks: [],
    about: SOMEBODY,
    orderedAt: null,
    ...but,
  };
}

const examplesOf = (session: PastSession, bounds: ExampleBounds): readonly Example[] =>
  finished(examplesIn(session, bounds));
const pageviewsIn = (features: Float64Array): number | undefined =>
  features[FEATURES.findIndex(({ name }) => name === 'pageviews')];

it('[LF4] each moment is a row of what was known then', () => {
  const rows = examplesOf(past([viewed('home'), viewed('product'), viewed('basket')]), BOUNDS);
  expect(rows.map(({ features }) => pageviewsIn(features))).toEqual([1, 2, 3]);
});

it('[LF4] an order is the outcome of moments within the window before it only', () => {
  const seen = Array.from({ length: 4 }, (_, n) => viewed('product', `p${n}`));
  const rows = examplesOf(past(seen, { orderedAt: at(120) }), BOUNDS);
  expect(rows.map(({ isOrdered }) => isOrdered)).toEqual([false, false, true, true]);
});

it('[LF4] nothing from the order on is learned from', () => {
  const order: Observed = {
    type: 'order.claimed',
    page: 'page-thank-you',
    order: 'order-1',
    valueMinor: 9_000,
    currency: 'EUR',
  };
  const seen = [viewed('checkout'), order, viewed('thank-you')];
  expect(examplesOf(past(seen, { orderedAt: at(30) }), BOUNDS)).toHaveLength(1);
});

it('[LF4] a page is known as it was known then', () => {
  const standing = { bounceRate: 0.5, exitRate: 0.25, exitOfShop: 1, valueMinor: 100 };
  const asked: string[] = [];
  const standingOf = (url: string) => {
    asked.push(url);
    return standing;
  };
  const [row] = examplesOf(past([viewed('home')], { about: { ...SOMEBODY, standingOf } }), BOUNDS);
  const place = FEATURES.findIndex(({ name }) => name === 'exit-rate-here');
  expect(row?.features[place]).toBe(0.25);
  expect(asked).toEqual(['/home']);
});

it('[LM1, LF4] a long session gives no more rows than the bound, its first and last among them; they weigh as all', () => {
  fc.assert(
    fc.property(fc.array(anObserved, { maxLength: 80 }), (seen) => {
      const every = examplesOf(past(seen), { ...BOUNDS, momentsMax: 1_000 });
      const rows = examplesOf(past(seen), BOUNDS);
      expect(rows.length).toBe(Math.min(every.length, BOUNDS.momentsMax));
      const weight = rows.reduce((sum, one) => sum + one.weight, 0);
      expect(weight).toBeCloseTo(every.length, 9);
      expect(rows.at(0)?.at).toBe(every.at(0)?.at);
      expect(rows.at(-1)?.at).toBe(every.at(-1)?.at);
    }),
  );
});

it('[LF12] it comes in steps of one act each', () => {
  const seen = [viewed('home'), viewed('product'), viewed('basket')];
  expect([...examplesIn(past(seen), BOUNDS)]).toHaveLength(seen.length);
});
