import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId } from '../../../../../../shared/kernel/ids.ts';
import { asEpochMs, type EpochMs } from '../../../../../../shared/kernel/time.ts';
import { effectsOf } from '../../../../../../sidecar/domain/engagement/effects/effects.ts';
import { KNOWN_ORDERS_MIN } from '../../../../../../sidecar/domain/engagement/effects/measured-maps.ts';
import type { Met } from '../../../../../../sidecar/domain/engagement/effects/met.ts';
import {
  type ToldEffects,
  takesOver,
  toldEffects,
} from '../../../../../../sidecar/domain/engagement/effects/told-effects.ts';
import { FEATURES } from '../../../../../../sidecar/domain/engagement/features/row.ts';

const A = asId<ActionMapId>('a');
const B = asId<ActionMapId>('b');
const NOTHING_SEEN = new Float64Array(FEATURES.length).fill(Number.NaN);

/** So many visitors of a map, one in ten held out, one in so many with a confirmed order. */
function visitors(actionMap: ActionMapId, count: number, oneIn = 10): Met[] {
  return Array.from({ length: count }, (_, n) => ({
    actionMap,
    at: asEpochMs(1_000_000 + n),
    isOffered: n % 10 !== 0,
    offeredChance: 0.9,
    isOrdered: Math.floor(n / 10) % oneIn === 0,
    isClaimed: Math.floor(n / 10) % oneIn === 0,
    features: NOTHING_SEEN,
  }));
}

const told = (met: readonly Met[]): ToldEffects => toldEffects(effectsOf(met, null), met);
const mapIn = ({ maps }: ToldEffects, actionMap = A) =>
  maps.find((map) => map.actionMap === actionMap);

describe('what is told of a version of the effects', () => {
  it('[EN20] from how many visitors of each arm, and each map with its interval and whether it decides', () => {
    const version = told([...visitors(A, 9_000), ...visitors(B, 100)]);
    expect(version).toMatchObject({ offered: 8_190, heldOut: 910, distances: null });
    expect(version).toMatchObject({ ordersMissing: 0, isUnconfirmed: false });
    expect(mapIn(version)).toMatchObject({
      offered: 8_100,
      heldOut: 900,
      isKnown: true,
      needed: 0,
    });
    expect(mapIn(version, B)).toMatchObject({ offered: 90, heldOut: 10, isKnown: false });
    expect(Object.keys(mapIn(version) ?? {})).not.toContain('meanSaid');
    const { estimate, low, high } = mapIn(version)?.effect ?? { estimate: 1, low: 1, high: 1 };
    expect([low < estimate, estimate < high]).toEqual([true, true]);
  });

  it('[EN20] as many visitors as are said to be missing make a map known, and far fewer do not', () => {
    for (const count of [400, 700, 1_000]) {
      const needed = mapIn(told(visitors(A, count)))?.needed ?? 0;
      expect(needed).toBeGreaterThan(0);
      const isKnown = (all: number) => mapIn(told(visitors(A, all)))?.isKnown;
      expect(isKnown(count + needed + 100)).toBe(true);
      expect(isKnown(Math.floor((count + needed) * 0.8))).toBe(false);
    }
  });

  it('[EN20] while an arm is too small to compare, what it takes at least is said', () => {
    // Ten of thirty are held out, and one of ten is.
    const needed = mapIn(told(visitors(A, 100)))?.needed ?? 0;
    expect([200, 201]).toContain(needed);
    const never = visitors(A, 100).map((each) => ({ ...each, offeredChance: 1 - 1e-9 }));
    expect(mapIn(told(never.filter(({ isOffered }) => isOffered)))?.needed).toBeNull();
  });

  it('[EN20] what is missing of the shop is told apart from its maps: orders, and that they are confirmed', () => {
    const few = visitors(A, 9_000).map((each, n) => ({ ...each, isOrdered: n < 13 }));
    expect(told(few)).toMatchObject({ ordersMissing: KNOWN_ORDERS_MIN - 13, isUnconfirmed: true });
    expect(mapIn(told(few))?.isKnown).toBe(false);
  });
});

describe('a new version after one was taken back', () => {
  const since = asEpochMs(5_000);
  const version = (known: Readonly<Record<string, boolean>>): ToldEffects => ({
    ...told([]),
    maps: Object.entries(known).map(([id, isKnown]) => ({
      actionMap: asId<ActionMapId>(id),
      offered: 90,
      heldOut: 10,
      effect: { estimate: 0, low: -0.1, high: 0.1 },
      isKnown,
      needed: 0,
    })),
  });
  const from = (at: number, effects: ToldEffects) => ({
    provenance: { from: asEpochMs(at) },
    effects,
  });
  const decides = (
    fresh: Readonly<Record<string, boolean>>,
    champion: Parameters<typeof takesOver>[1] = null,
    at: EpochMs | null = since,
  ) => takesOver(version(fresh), champion, at);

  it('[EN18] where none was ever taken back, the newest decides however little it knows', () => {
    expect(decides({ a: false }, from(1, version({ a: true })), null)).toBe(true);
  });

  it('[EN21] where none decides, it takes over as soon as it knows a map', () => {
    expect([decides({}), decides({ a: false }), decides({ a: false, b: true })]).toEqual([
      ...[false, false, true],
    ]);
  });

  it('[EN21] of the one before it must know every map that still meets visitors', () => {
    const before = from(1, version({ a: true, b: true, c: false }));
    expect(decides({ a: true, b: false }, before)).toBe(false);
    expect(decides({ a: true, b: true, c: false }, before)).toBe(true);
    // b was switched off: it meets nobody, and would be waited for for ever.
    expect(decides({ a: true }, before)).toBe(true);
    expect(decides({ c: true }, before)).toBe(true);
    expect(decides({ c: false }, before)).toBe(false);
  });

  it('[EN21] once who decides was itself learned from visitors since, the newest decides again', () => {
    expect(decides({ a: false }, from(5_001, version({ a: true })))).toBe(true);
    expect(decides({ a: false }, from(5_000, version({ a: true })))).toBe(false);
  });
});
