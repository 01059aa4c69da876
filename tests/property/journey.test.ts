import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { REASON_COUNT_MAX } from '../../shared/protocol/limits.ts';
import { JOURNEY_BOUNDS } from '../../sidecar/app/session/bounds.ts';
import { type Followed, follow } from '../../sidecar/domain/engagement/follow.ts';
import { sayMerit } from '../../sidecar/domain/engagement/merit.ts';
import { MERITS } from '../../sidecar/domain/engagement/reason.ts';
import { reasonsOf } from '../../sidecar/domain/engagement/reasons.ts';
import { plainRule } from '../../sidecar/domain/engagement/score.ts';
import { EMPTY_JOURNEY, type Journey } from '../../sidecar/domain/session/journey.ts';
import { anAct, NOTHING_YET, SOMEBODY } from '../support/builders/session.ts';
import { anObserved } from '../support/generate-acts.ts';

const START = 1_000_000;

const acts = fc.array(fc.record({ observed: anObserved, afterMs: fc.nat(200_000) }), {
  maxLength: 150,
});
type Acts = typeof acts extends fc.Arbitrary<infer T> ? T : never;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const ranks = fc.option(
  fc.tuple(share, share).map(([now, most]) => ({ now, most: Math.max(now, most) })),
);
const merits = fc.constantFrom(...MERITS);

function followedBy(sequence: Acts): Followed {
  let followed = NOTHING_YET;
  for (const [index, { observed }] of sequence.entries()) {
    const act = anAct(observed, { place: index + 1, at: asEpochMs(START + index) });
    followed = follow(followed, act, SOMEBODY, plainRule, JOURNEY_BOUNDS);
  }
  return followed;
}

function* journeysOf(sequence: Acts): Generator<Journey> {
  let followed = NOTHING_YET;
  let at = START;
  for (const [index, { observed, afterMs }] of sequence.entries()) {
    at += afterMs;
    const act = anAct(observed, { place: index + 1, at: asEpochMs(at) });
    followed = follow(followed, act, SOMEBODY, plainRule, JOURNEY_BOUNDS);
    yield followed.journey;
  }
}

describe('journey', () => {
  it('[SE5] a journey is bounded whatever the acts', () => {
    fc.assert(
      fc.property(acts, (sequence) => {
        for (const journey of journeysOf(sequence)) {
          expect(journey.looks.length).toBeLessThanOrEqual(JOURNEY_BOUNDS.productsMax);
          expect(journey.pages.length).toBeLessThanOrEqual(JOURNEY_BOUNDS.pagesMax);
          expect(journey.read.length).toBeLessThanOrEqual(JOURNEY_BOUNDS.readMax);
          expect(Object.keys(journey.hesitations).length).toBeLessThanOrEqual(10);
          expect(journey.visibleMs).toBeLessThanOrEqual(JOURNEY_BOUNDS.visibleMaxMs);
          expect(journey.checkout.returns).toBeLessThanOrEqual(journey.checkout.left);
          expect(journey.checkout.left).toBeLessThanOrEqual(journey.checkout.entered);
        }
      }),
    );
  });

  it('[SE5] counts stop at their bound', () => {
    const bounds = { ...JOURNEY_BOUNDS, countMax: 3 };
    fc.assert(
      fc.property(acts, (sequence) => {
        let followed = NOTHING_YET;
        for (const { observed } of sequence) {
          followed = follow(followed, anAct(observed), SOMEBODY, plainRule, bounds);
        }
        const { journey } = followed;
        const counts = [
          journey.pageviews,
          journey.checkout.entered,
          journey.checkout.left,
          ...journey.looks.map(({ looks }) => looks),
          ...Object.values(journey.hesitations).map(({ count }) => count),
        ];
        expect(Math.max(...counts)).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('[EN1] a score is within 0..100 and never NaN, whatever the acts', () => {
    fc.assert(
      fc.property(acts, (sequence) => {
        for (const { score } of journeysOf(sequence)) {
          expect(score.level).toBeGreaterThanOrEqual(0);
          expect(score.level).toBeLessThanOrEqual(100);
          expect(score.max).toBeGreaterThanOrEqual(score.level);
        }
      }),
    );
  });

  it('[EN4] a noticed hesitation never raises the score and turns it down until an order', () => {
    fc.assert(
      fc.property(
        acts,
        fc.constantFrom('coupon-focus', 'exit-intent', 'rage-click'),
        (sequence, hesitation) => {
          const journey = [...journeysOf(sequence)].at(-1) ?? EMPTY_JOURNEY;
          const noticed = anAct(
            { type: 'hesitation.noticed', page: 'page', hesitation },
            { at: asEpochMs(100_000_000) },
          );
          const before = { ...NOTHING_YET, journey };
          const { journey: now } = follow(before, noticed, SOMEBODY, plainRule, JOURNEY_BOUNDS);
          expect(now.score.level).toBeLessThanOrEqual(Math.max(5, journey.score.level));
          const isFew = (journey.hesitations[hesitation]?.count ?? 0) < 20;
          if (sequence.length > 0 && now.phase !== 'ordered' && isFew) {
            expect(now.score.direction).toBe('falling');
          }
        },
      ),
    );
  });

  it('[EN11] there are at most three reasons, each once, and none after an order', () => {
    fc.assert(
      fc.property(acts, fc.nat(1_000_000), ranks, merits, (sequence, laterMs, rank, merit) => {
        const { journey: seen, tally } = followedBy(sequence);
        const journey = { ...seen, score: { ...seen.score, rank } };
        const said = sayMerit(merit, { journey, tally, sessionsBefore: 3, customerValue: 'high' });
        const reasons = reasonsOf(journey, asEpochMs(START + laterMs), said);
        const kinds = reasons.map(({ kind }) => kind);
        expect(kinds.length).toBeLessThanOrEqual(3);
        expect(new Set(kinds).size).toBe(kinds.length);
        if (journey.phase === 'ordered') expect(kinds).toEqual([]);
        if (kinds.includes('repeat-view')) expect(kinds).not.toContain('second-look');
        for (const { count } of reasons) expect(count ?? 0).toBeLessThanOrEqual(REASON_COUNT_MAX);
        for (const { count } of reasons) expect(count ?? 1).toBeGreaterThan(0);
      }),
    );
  });

  it('[SE5] the same acts always add up to the same', () => {
    fc.assert(
      fc.property(acts, (sequence) => {
        expect([...journeysOf(sequence)]).toEqual([...journeysOf(sequence)]);
      }),
      { numRuns: 20 },
    );
  });
});
