import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId } from '../../../../../shared/kernel/ids.ts';
import { asShare } from '../../../../../shared/kernel/measure.ts';
import { asDurationMs } from '../../../../../shared/kernel/time.ts';
import type { ActionMap, Calling } from '../../../../../sidecar/domain/engagement/action-map.ts';
import { type Chosen, chosenOf } from '../../../../../sidecar/domain/engagement/choose.ts';
import {
  type Expected,
  gainOf,
  type WorthTerms,
  weigh,
} from '../../../../../sidecar/domain/engagement/worth.ts';
import { aMap } from '../../../../support/builders/policy.ts';

const TERMS: WorthTerms = {
  marginShare: asShare(0.3),
  agentHourMinor: 3_000,
  exploreShare: asShare(0.2),
};
const named = (id: string): ActionMap => aMap({ actionMap: asId<ActionMapId>(id) });
const MAPS: Calling = [named('a'), named('b'), named('c')];
const LAST = 0.999_999;

const expected = (effect: number, accepted = 0.2): Expected => ({
  effect,
  accepted,
  orderMinor: 8_000,
  talkMs: asDurationMs(600_000),
});

type Known = Readonly<Record<string, Expected | null>>;

function chosen(known: Known, coin = LAST, terms = TERMS, maps = MAPS): Chosen {
  const expectedOf = (id: ActionMapId): Expected | null => known[id] ?? null;
  return chosenOf({ maps, expectedOf, basketMinor: null, terms, coin });
}

const calls = (known: Known, coin?: number): string => chosen(known, coin).map.actionMap;

describe('several maps that call at one moment', () => {
  it('[EN19] the one with the highest expected gain goes first, wherever the lead has put it', () => {
    const some = { a: expected(0.06), b: expected(0.09), c: expected(0.2) };
    expect(calls(some)).toBe('c');
    expect(calls({ ...some, b: expected(0.3) })).toBe('b');
    expect(calls({ ...some, a: expected(0.4) })).toBe('a');
    // 0.2 × 8,000 × 0.3 = 480, minus 0.2 × ⅙ h × 3,000 = 100.
    expect(chosen(some).weighed).toMatchObject({ effect: 0.2, gainMinor: 380 });
  });

  it('[EN19] who says yes more often is no reason: it costs', () => {
    expect(calls({ a: expected(0.1, 0.1), b: expected(0.1, 0.9), c: expected(0, 1) })).toBe('a');
    expect(calls({ a: expected(0.1, 0.9), b: expected(0.1, 0.1), c: expected(0, 1) })).toBe('b');
  });

  it('[EN19] of those that gain the same the first in the lead’s order goes', () => {
    expect(calls({ a: expected(0.01), b: expected(0.2), c: expected(0.2) })).toBe('b');
  });

  it('[EN19] while one of them is not known, all is as if this were not there', () => {
    const effects = fc.option(fc.double({ min: -1, max: 1, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(effects, effects, fc.double({ min: 0, max: LAST, noNaN: true }), (a, b, coin) => {
        const [first, second] = [a, b].map((effect) => (effect === null ? null : expected(effect)));
        const weighed = weigh(first ?? null, null, TERMS, coin);
        const found = chosen({ a: first ?? null, b: second ?? null, c: null }, coin);
        expect(found).toEqual({ map: MAPS[0], weighed });
        const alone = chosen({ a: first ?? null }, coin, TERMS, [named('a')]);
        expect(alone).toEqual({ map: named('a'), weighed });
      }),
    );
  });

  it('[EN19] the explored part is as large as ever, and falls evenly on all of them', () => {
    const good = { a: expected(0.01), b: expected(0.5), c: expected(-0.5) };
    expect([0.01, 0.1, 0.19].map((coin) => calls(good, coin))).toEqual(['a', 'b', 'c']);
    expect(chosen(good, 0.19).weighed).toMatchObject({ isTaken: true, someTakenWithChance: 1 });
    const bad = { a: expected(-0.1), b: expected(-0.01), c: expected(-0.5) };
    expect([0.01, 0.1, 0.19, 0.21].map((coin) => calls(bad, coin))).toEqual(['a', 'b', 'c', 'b']);
    expect(chosen(bad, 0.19).weighed).toMatchObject({ isTaken: true, someTakenWithChance: 0.2 });
    expect(chosen(bad, 0.21).weighed).toMatchObject({ isTaken: false, someTakenWithChance: 0.2 });
    const never = { ...TERMS, exploreShare: asShare(0) };
    expect(chosen(good, 0, never)).toMatchObject({
      map: { actionMap: 'b' },
      weighed: { isTaken: true, takenWithChance: 1, someTakenWithChance: 1 },
    });
    expect(chosen(bad, 0, never).weighed).toMatchObject({ isTaken: false, takenWithChance: 0 });
  });

  it('[EN15, EN19] of even coins each map takes the part that is written down, whatever is known', () => {
    const effect = fc.double({ min: -0.2, max: 0.2, noNaN: true });
    const share = fc.constantFrom(0, 0.05, 0.1, 0.5, 1).map(asShare);
    const coins = Array.from({ length: 1_200 }, (_, n) => (n + 0.5) / 1_200);
    fc.assert(
      fc.property(
        effect,
        effect,
        effect,
        share,
        fc.integer({ min: 1, max: 3 }),
        (a, b, c, part, many) => {
          const known = { a: expected(a), b: expected(b), c: expected(c) };
          const terms = { ...TERMS, exploreShare: part };
          const [first, ...others] = MAPS.slice(0, many);
          if (first === undefined) throw new Error('one map at least');
          const all = coins.map((coin) => chosen(known, coin, terms, [first, ...others]));
          const taken = all.filter(({ weighed }) => weighed.isTaken);
          for (const { map, weighed } of all) {
            const here = taken.filter((each) => each.map === map).length / coins.length;
            expect(Math.abs(here - weighed.takenWithChance)).toBeLessThan(0.002);
            const some = weighed.someTakenWithChance ?? weighed.takenWithChance;
            expect(Math.abs(taken.length / coins.length - some)).toBeLessThan(0.002);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[EN19] nothing explored, the chosen gain is never below that of any other', () => {
    const effect = fc.double({ min: -1, max: 1, noNaN: true });
    const basket = fc.option(fc.nat(100_000), { nil: null });
    const terms = { ...TERMS, exploreShare: asShare(0) };
    const maps = fc.array(
      fc.record({ effect, accepted: fc.double({ min: 0, max: 1, noNaN: true }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(
        maps,
        basket,
        fc.double({ min: 0, max: LAST, noNaN: true }),
        (known, basketMinor, coin) => {
          const [first, ...others] = known.map((_, n) => named(`map-${n}`));
          if (first === undefined) throw new Error('one map at least');
          const expectedOf = (id: ActionMapId): Expected | null => {
            const each = known[Number(id.slice(4))];
            return each === undefined ? null : expected(each.effect, each.accepted);
          };
          const choice = {
            maps: [first, ...others],
            expectedOf,
            basketMinor,
            terms,
            coin,
          } as const;
          const found = chosenOf(choice);
          expect(chosenOf(choice)).toEqual(found);
          const gains = known.map((each) =>
            gainOf(expected(each.effect, each.accepted), basketMinor, terms),
          );
          const most = Math.max(...gains);
          expect(found.weighed.gainMinor).toBe(most);
          expect(found.map.actionMap).toBe(`map-${gains.indexOf(most)}`);
          expect(found.weighed.isTaken).toBe(most > 0);
        },
      ),
    );
  });
});
