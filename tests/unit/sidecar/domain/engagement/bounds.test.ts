import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId, type SessionId } from '../../../../../shared/kernel/ids.ts';
import { asShare } from '../../../../../shared/kernel/measure.ts';
import { asDurationMs, asEpochMs, HOUR_MS } from '../../../../../shared/kernel/time.ts';
import { type Caps, overCap } from '../../../../../sidecar/domain/engagement/cap.ts';
import { armOf, drawOf } from '../../../../../sidecar/domain/engagement/holdout.ts';
import type { Offer } from '../../../../../sidecar/domain/engagement/offer.ts';
import { nobodyFor, tooMany } from '../../../../../sidecar/domain/engagement/pacing.ts';
import { fateOf } from '../../../../../sidecar/domain/engagement/qualify.ts';
import { silent } from '../../../../../sidecar/domain/engagement/reason.ts';
import { isRatioOff, ratioOf } from '../../../../../sidecar/domain/engagement/sample-ratio.ts';
import { anOffer } from '../../../../support/builders/offer.ts';

const NOW = asEpochMs(1_000 * HOUR_MS);
const ago = (hours: number) => asEpochMs(NOW - hours * HOUR_MS);
const CAPS: Caps = {
  offersPerSession: 2,
  offersPerPeriod: 3,
  periodMs: asDurationMs(24 * HOUR_MS),
  quietAfterRejectionMs: asDurationMs(2 * HOUR_MS),
};
const HERE = asId<SessionId>('session-1');
const earlierSession = asId<SessionId>('session-0');
const map = { actionMap: asId<ActionMapId>('map-1'), capPerSession: 1 };
const otherMap = asId<ActionMapId>('map-2');

describe('cap', () => {
  const judge = (earlier: readonly Offer[], perSessionMax = 3) =>
    overCap(CAPS, earlier, { session: HERE, map, now: NOW, perSessionMax })?.kind ?? null;
  const past = (but: Partial<Offer>) =>
    anOffer({ state: 'timed-out', actionMap: otherMap, qualifiedAt: ago(1), ...but });

  it.each<[string, readonly Offer[], string | null]>([
    ['nothing before', [], null],
    ['one of another map in this session', [past({})], null],
    ['two in this session', [past({}), past({})], 'capped'],
    [
      'held out twice counts alike',
      [past({ state: 'held-out' }), past({ state: 'held-out' })],
      'capped',
    ],
    ['blocked ones do not count', [past({ state: 'blocked' }), past({ state: 'blocked' })], null],
    ['one of this map in this session', [past({ actionMap: map.actionMap })], 'capped'],
    [
      'one of this map in an earlier session',
      [past({ actionMap: map.actionMap, session: earlierSession })],
      null,
    ],
    [
      'three in the period',
      [1, 2, 3].map((h) => past({ session: earlierSession, qualifiedAt: ago(h) })),
      'capped',
    ],
    [
      'three, one before the period',
      [1, 2, 24].map((h) => past({ session: earlierSession, qualifiedAt: ago(h) })),
      null,
    ],
    [
      'a no an hour ago elsewhere',
      [past({ state: 'rejected', session: earlierSession, settledAt: ago(1) })],
      'declined-before',
    ],
    [
      'a no two hours ago elsewhere',
      [past({ state: 'rejected', session: earlierSession, settledAt: ago(2) })],
      null,
    ],
    [
      'a no in this session, however long ago',
      [past({ state: 'rejected', settledAt: ago(9) })],
      'declined-before',
    ],
  ])('[EN7] %s', (_name, earlier, silence) => {
    expect(judge(earlier)).toBe(silence);
  });

  it('[EN7] the ceiling per session holds whatever the policy says', () => {
    expect(judge([past({})], 1)).toBe('capped');
  });
});

describe('pacing', () => {
  const NEW = { offered: 0, accepted: 0, meanDelayMs: null };
  const offers = (count: number) =>
    Array.from({ length: count }, () => ({ ageMs: asDurationMs(0), answering: NEW }));
  const roomFor = (onShift: number, free: number) => ({
    onShift,
    free,
    ending: [],
    serviceLevel: 0.9,
  });

  it.each([
    [0, 0, 0, 'nobody-on-shift'],
    [0, 0, 5, 'nobody-on-shift'],
    [0, 1, 0, 'nobody-free'],
    [0, 1, 1, null],
    [1, 1, 1, 'nobody-free'],
    [1, 2, 2, null],
    [7, 2, 4, 'nobody-free'],
  ])('[EN8] %i open, %i on shift, room for %i: %s', (open, onShift, free, silence) => {
    expect(nobodyFor(offers(open), NEW, roomFor(onShift, free))?.kind ?? null).toBe(silence);
  });

  it.each([
    [3, 0, 0, 3],
    [3, 0, 5, 3],
    [3, 1, 0, 3],
    [3, 1, 2, 1],
    [3, 2, 3, 0],
    [0, 0, 0, 0],
  ])(
    '[EN8] of %i open with %i on shift and room for %i, %i are too many',
    (open, onShift, free, many) => {
      expect(tooMany(offers(open), roomFor(onShift, free))).toBe(many);
    },
  );
});

describe('holdout', () => {
  it('[EN9] a hash falls evenly between 0 and 1', () => {
    expect(drawOf('AAAAAAAAxyz')).toBe(0);
    expect(drawOf('gAAAAAAA')).toBe(0.5);
    expect(drawOf('________')).toBeLessThan(1);
    expect(() => drawOf('short')).toThrow('at least 8');
    expect(() => drawOf('not base')).toThrow('base64url');
  });

  it('[EN9] below the share is held out, at or above it is not', () => {
    expect(armOf(0.0999, asShare(0.1), [])).toBe('held-out');
    expect(armOf(0.1, asShare(0.1), [])).toBe('offered');
    expect(armOf(0, asShare(0), [])).toBe('offered');
    expect(armOf(0.999, asShare(1), [])).toBe('held-out');
  });

  it('[EN9] the arm of the first stamp stays when the share changes', () => {
    const heldOut = anOffer({ state: 'held-out', qualifiedAt: ago(2) });
    const offered = anOffer({ state: 'timed-out', qualifiedAt: ago(1) });
    expect(armOf(0.9, asShare(0.1), [offered, heldOut])).toBe('held-out');
    expect(armOf(0.05, asShare(0.1), [offered])).toBe('offered');
  });

  it('[EN9] a block and an offer by hand decide nothing about the arm', () => {
    const blocked = anOffer({ state: 'blocked' });
    const byHand = anOffer({ actionMap: null });
    expect(armOf(0.05, asShare(0.1), [blocked, byHand])).toBe('held-out');
  });
});

describe('fate', () => {
  it.each([
    [silent('capped'), silent('nobody-free'), null, 'held-out', 'blocked', 'capped'],
    [null, silent('nobody-free'), silent('not-worth'), 'held-out', 'blocked', 'nobody-free'],
    [null, null, silent('not-worth'), 'held-out', 'blocked', 'not-worth'],
    [null, null, null, 'held-out', 'held-out', 'held-out'],
    [null, null, null, 'offered', 'offered', null],
  ] as const)(
    '[EN2] cap %o, room %o, worth %o, arm %s: %s',
    (cap, room, worth, arm, state, silence) => {
      const fate = fateOf({ cap, room, worth, arm });
      expect(fate.state).toBe(state);
      expect(fate.silence?.kind ?? null).toBe(silence);
    },
  );
});

describe('sample ratio', () => {
  it.each([
    [10, 90, 0.1, false],
    [20, 80, 0.1, true],
    [33, 67, 0.2, false],
    [66, 134, 0.2, true],
    [0, 40, 0.1, false],
    [0, 1_000, 0.1, true],
    [5, 0, 0, false],
  ])('[MS3] %i held out and %i offered of a share of %d: %s', (heldOut, offered, share, off) => {
    // By hand for 33 of 100 at 0.2: z = 13 / 4 = 3.25; for 66 of 200: z = 26 / 5.66 = 4.6.
    expect(isRatioOff({ heldOut, offered }, asShare(share))).toBe(off);
  });

  const drawn = (state: Offer['state'], count: number, heldOutWithChance = 0.1) =>
    Array.from({ length: count }, () => ({ state, heldOutWithChance }));

  it('[MS3] comes with the chi-square and how often chance alone comes as far', () => {
    // Ten and ninety were drawn: 15 and 85 are 25 / 10 + 25 / 90 away, and chance comes there once in ten times.
    const ratio = ratioOf([...drawn('held-out', 15), ...drawn('timed-out', 85)]);
    expect(ratio).toMatchObject({ heldOut: 15, offered: 85, isOff: false });
    expect(ratio.planned).toBeCloseTo(0.1, 12);
    expect(ratio.chiSquare).toBeCloseTo(2.7778, 4);
    expect(ratio.chance).toBeCloseTo(0.0956, 4);
  });

  it('[MS3] says nothing while fewer than five are expected in an arm, nor of nobody', () => {
    const none = { chiSquare: null, chance: null, isOff: false };
    expect(ratioOf(drawn('offered', 9, 0.5))).toMatchObject(none);
    // Ten of ten where five were drawn: 5 + 5.
    expect(ratioOf(drawn('offered', 10, 0.5))).toMatchObject({ chiSquare: 10, isOff: false });
    expect(ratioOf([])).toEqual({ heldOut: 0, offered: 0, planned: 0, ...none });
  });

  it('[MS3] a share that was changed meanwhile is no broken split', () => {
    const before = [...drawn('held-out', 10), ...drawn('rejected', 90)];
    const now = [...drawn('held-out', 100, 0.5), ...drawn('accepted', 100, 0.5)];
    expect(ratioOf([...before, ...now])).toMatchObject({ heldOut: 110, isOff: false });
    expect(isRatioOff({ heldOut: 110, offered: 190 }, asShare(0.5))).toBe(true);
  });
});
