import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId, type OfferId, type SessionId } from '../../shared/kernel/ids.ts';
import { asShare } from '../../shared/kernel/measure.ts';
import { asDurationMs, asEpochMs } from '../../shared/kernel/time.ts';
import { nodeDigest } from '../../sidecar/adapters/ambient/system.ts';
import { type Caps, overCap } from '../../sidecar/domain/engagement/cap.ts';
import type { OpenOffer } from '../../sidecar/domain/engagement/foresee.ts';
import { armOf, drawOf } from '../../sidecar/domain/engagement/holdout.ts';
import { isExposure, type Offer } from '../../sidecar/domain/engagement/offer.ts';
import { nobodyFor, tooMany } from '../../sidecar/domain/engagement/pacing.ts';
import { anOffer } from '../support/builders/offer.ts';

const caps: fc.Arbitrary<Caps> = fc.record({
  offersPerSession: fc.integer({ min: 0, max: 4 }),
  offersPerPeriod: fc.integer({ min: 0, max: 6 }),
  periodMs: fc.nat(10_000).map(asDurationMs),
  quietAfterRejectionMs: fc.nat(5_000).map(asDurationMs),
});

const steps = fc.array(
  fc.record({
    afterMs: fc.nat(3_000),
    isNewSession: fc.boolean(),
    map: fc.constantFrom('a', 'b', 'c'),
    end: fc.constantFrom('rejected', 'timed-out', 'withdrawn', 'held-out', 'blocked'),
  } as const),
  { maxLength: 60 },
);

describe('engagement', () => {
  it('[EN7] caps are never exceeded over any sequence of sessions and answers', () => {
    fc.assert(
      fc.property(
        caps,
        steps,
        fc.integer({ min: 1, max: 3 }),
        (policy, sequence, perSessionMax) => {
          const made: Offer[] = [];
          let now = 1_000_000;
          let visit = 0;
          for (const [index, step] of sequence.entries()) {
            now += step.afterMs;
            if (step.isNewSession) visit += 1;
            const session = asId<SessionId>(`session-${visit}`);
            const actionMap = asId<ActionMapId>(step.map);
            const next = {
              session,
              map: { actionMap, capPerSession: 1 },
              now: asEpochMs(now),
              perSessionMax,
            };
            if (overCap(policy, made, next) !== null) continue;
            const at = asEpochMs(now);
            const offer = asId<OfferId>(`offer-${index}`);
            made.push(
              anOffer({
                offer,
                session,
                actionMap,
                state: step.end,
                qualifiedAt: at,
                settledAt: at,
              }),
            );
            expectWithin(policy, made, session, now, perSessionMax);
          }
        },
      ),
    );
  });

  function expectWithin(
    policy: Caps,
    made: readonly Offer[],
    session: SessionId,
    now: number,
    perSessionMax: number,
  ): void {
    const counted = made.filter(isExposure);
    const here = counted.filter((offer) => offer.session === session);
    const recent = counted.filter(({ qualifiedAt }) => now - qualifiedAt < policy.periodMs);
    expect(here.length).toBeLessThanOrEqual(Math.min(policy.offersPerSession, perSessionMax));
    if (policy.periodMs > 0) expect(recent.length).toBeLessThanOrEqual(policy.offersPerPeriod);
    for (const no of made.filter(({ state }) => state === 'rejected')) {
      const after = made.slice(made.indexOf(no) + 1);
      expect(after.filter((offer) => offer.session === no.session)).toEqual([]);
    }
  }

  it('[EN8] of maps still unknown, open offers never exceed who is free, however agents and visitors come and go', () => {
    const NEW = { offered: 0, accepted: 0, meanDelayMs: null };
    const moves = fc.array(
      fc.record({
        kind: fc.constantFrom('visitor', 'agents', 'answered'),
        onShift: fc.nat(5),
        free: fc.nat(8),
      } as const),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(moves, (sequence) => {
        let open: readonly OpenOffer[] = [];
        let room = { onShift: 0, free: 0, ending: [], serviceLevel: 1 };
        for (const move of sequence) {
          if (move.kind === 'visitor' && nobodyFor(open, NEW, room) === null) {
            open = [...open, { ageMs: asDurationMs(0), answering: NEW }];
          }
          if (move.kind === 'answered') open = open.slice(1);
          if (move.kind === 'agents') {
            room = { ...room, onShift: move.onShift, free: move.onShift === 0 ? 0 : move.free };
            open = open.slice(0, open.length - tooMany(open, room));
          }
          expect(open.length).toBeLessThanOrEqual(room.free);
        }
      }),
    );
  });

  it('[EN9] the held-out share of 10,000 visitors lies within four standard deviations', () => {
    const share = asShare(0.1);
    for (const salt of ['one', 'two', 'three']) {
      const arms = Array.from({ length: 10_000 }, (_, n) =>
        armOf(drawOf(nodeDigest().sha256(`${salt}:visitor-${n}`)), share, []),
      );
      const heldOut = arms.filter((arm) => arm === 'held-out').length;
      expect(Math.abs(heldOut - 1_000)).toBeLessThan(4 * Math.sqrt(10_000 * 0.1 * 0.9));
    }
  });

  it('[EN9] whoever is held out stays so when the share grows, and the draw never changes', () => {
    const visitors = fc.string({ minLength: 1, maxLength: 30 });
    const shares = fc.tuple(
      fc.float({ min: 0, max: 1, noNaN: true }),
      fc.float({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(visitors, shares, (visitor, [one, other]) => {
        const draw = drawOf(nodeDigest().sha256(`salt:${visitor}`));
        expect(draw).toBe(drawOf(nodeDigest().sha256(`salt:${visitor}`)));
        expect(draw).toBeGreaterThanOrEqual(0);
        expect(draw).toBeLessThan(1);
        const low = asShare(Math.min(one, other));
        const high = asShare(Math.max(one, other));
        if (armOf(draw, low, []) === 'held-out') expect(armOf(draw, high, [])).toBe('held-out');
      }),
    );
  });
});
