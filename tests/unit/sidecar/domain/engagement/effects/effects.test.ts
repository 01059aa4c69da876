import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId } from '../../../../../../shared/kernel/ids.ts';
import { asProbability } from '../../../../../../shared/kernel/measure.ts';
import { asDurationMs, asEpochMs } from '../../../../../../shared/kernel/time.ts';
import {
  DISTANCES_FROM,
  type Effects,
  effectsOf,
  isEnoughForDistances,
  KNOWN_ERROR_MAX,
} from '../../../../../../sidecar/domain/engagement/effects/effects.ts';
import {
  readEffects,
  writeEffects,
} from '../../../../../../sidecar/domain/engagement/effects/effects-text.ts';
import {
  expectedBy,
  FIRST_TALK_MS,
} from '../../../../../../sidecar/domain/engagement/effects/expected.ts';
import { KNOWN_ORDERS_MIN } from '../../../../../../sidecar/domain/engagement/effects/measured-maps.ts';
import { type Met, metIn } from '../../../../../../sidecar/domain/engagement/effects/met.ts';
import { FEATURES } from '../../../../../../sidecar/domain/engagement/features/row.ts';
import { seededDraw } from '../../../../../../sidecar/domain/learning/seeded-draw.ts';
import { difference } from '../../../../../../sidecar/domain/measure/proportion.ts';
import { anOffer } from '../../../../../support/builders/offer.ts';
import { learned, sell } from '../../../../../support/offered-shop.ts';

const A = asId<ActionMapId>('a');
const B = asId<ActionMapId>('b');
const NOTHING_SEEN = new Float64Array(FEATURES.length).fill(Number.NaN);
const AROUND = {
  orderMinor: 8_000,
  talkMs: asDurationMs(60_000),
  answeringOf: () => ({ offered: 90, accepted: 18, meanDelayMs: null }),
};

/** Visitors of one arm, so many of them with an order that the shop's server confirmed. */
function arm(actionMap: ActionMapId, isOffered: boolean, visitors: number, orders: number): Met[] {
  return Array.from({ length: visitors }, (_, n) => ({
    actionMap,
    at: asEpochMs(1_000_000 + n),
    isOffered,
    offeredChance: 0.9,
    isOrdered: n < orders,
    isClaimed: n < orders,
    features: NOTHING_SEEN,
  }));
}

const mapOf = ({ maps }: Effects, actionMap: ActionMapId) =>
  maps.find((map) => map.actionMap === actionMap);

describe('what offers change, by map', () => {
  it('[EN18] of one map it is the difference of order rates with the interval of that', () => {
    const effects = effectsOf([...arm(A, true, 9_000, 1_800), ...arm(A, false, 1_000, 150)], null);
    const { estimate, low, high } = difference(
      { count: 1_800, of: 9_000 },
      { count: 150, of: 1_000 },
    );
    expect(mapOf(effects, A)?.effect.estimate).toBeCloseTo(estimate, 9);
    expect(estimate).toBeCloseTo(0.05, 12);
    const width = (mapOf(effects, A)?.effect.high ?? 0) - (mapOf(effects, A)?.effect.low ?? 0);
    expect(width).toBeCloseTo(high - low, 9);
    expect(mapOf(effects, A)).toMatchObject({ offered: 9_000, heldOut: 1_000, isKnown: true });
  });

  it('[EN18] visitors drawn with other chances weigh by them', () => {
    // Half of them while 10 % were held out, half while 50 %: the rates of both halves differ, the effect is 0 in each.
    const few = [...arm(A, true, 900, 90), ...arm(A, false, 100, 10)];
    const many = [...arm(A, true, 500, 250), ...arm(A, false, 500, 250)].map((met) => ({
      ...met,
      offeredChance: 0.5,
    }));
    const { maps } = effectsOf([...few, ...many], null);
    expect(maps[0]?.effect.estimate).toBeCloseTo(0, 9);
  });

  it('[EN18] a map with little of its own lies near the shop’s mean, and does not decide', () => {
    const known = ['a', 'c', 'd', 'e', 'f'].flatMap((map) => [
      ...arm(asId<ActionMapId>(map), true, 9_000, 1_800),
      ...arm(asId<ActionMapId>(map), false, 1_000, 150),
    ]);
    const little = [...arm(B, true, 40, 0), ...arm(B, false, 35, 12)];
    const alone = effectsOf([...little, ...arm(B, true, 0, 0)], null);
    expect(mapOf(alone, B)?.effect.estimate).toBeLessThan(-0.3);
    const effects = effectsOf([...known, ...little], null);
    expect(mapOf(effects, B)?.effect.estimate).toBeGreaterThan(-0.2);
    expect(mapOf(effects, B)?.isKnown).toBe(false);
    expect(mapOf(effects, A)?.isKnown).toBe(true);
    const none = effectsOf([...known, ...arm(B, true, 10, 0)], null);
    // Nothing held out of it: one more of the shop's maps.
    expect(mapOf(none, B)?.effect.estimate).toBeCloseTo(none.shop?.estimate ?? 1, 12);
    expect(mapOf(none, B)?.isKnown).toBe(false);
  });

  it('[EN18] nothing is known without enough in both arms, enough orders and a small enough error', () => {
    const isKnown = (met: readonly Met[]): boolean =>
      mapOf(effectsOf(met, null), A)?.isKnown ?? false;
    expect(isKnown([...arm(A, true, 9_000, 900), ...arm(A, false, 1_000, 100)])).toBe(true);
    expect(isKnown([...arm(A, true, 9_000, 900), ...arm(A, false, 29, 3)])).toBe(false);
    const few = KNOWN_ORDERS_MIN - 1;
    expect(isKnown([...arm(A, true, 9_000, few), ...arm(A, false, 1_000, 0)])).toBe(false);
    expect(isKnown([...arm(A, true, 9_000, few), ...arm(A, false, 1_000, 1)])).toBe(true);
    const unsure = [...arm(A, true, 900, 450), ...arm(A, false, 100, 50)];
    const { high, low } = mapOf(effectsOf(unsure, null), A)?.effect ?? { high: 0, low: 0 };
    expect((high - low) / (2 * 1.96)).toBeGreaterThan(KNOWN_ERROR_MAX);
    expect(isKnown(unsure)).toBe(false);
  });

  it('[EN18] a shop whose server does not tell which orders stand knows no effect', () => {
    const met = [...arm(A, true, 9_000, 900), ...arm(A, false, 1_000, 100)];
    const unconfirmed = met.map((each) =>
      each.isOffered ? each : { ...each, isOrdered: false, isClaimed: each.isOrdered },
    );
    expect(mapOf(effectsOf(unconfirmed, null), A)?.isKnown).toBe(false);
  });

  it('[EN18] whom offers help is learned only from so many in the smaller arm', () => {
    const many = arm(A, true, 9_000, 900);
    expect(isEnoughForDistances([...many, ...arm(A, false, DISTANCES_FROM, 30)])).toBe(true);
    expect(isEnoughForDistances([...many, ...arm(A, false, DISTANCES_FROM - 1, 30)])).toBe(false);
  });
});

describe('what to expect of an offer', () => {
  const effects = effectsOf([...arm(A, true, 9_000, 1_800), ...arm(A, false, 1_000, 150)], null);

  it('[EN18] without a model everybody’s effect is that of the map', () => {
    const expected = expectedBy(effects, AROUND)(NOTHING_SEEN, A);
    expect(expected?.effect).toBeCloseTo(0.05, 9);
    // Of 90 offers 18, with 2 of 10 mixed in.
    expect(expected).toMatchObject({ orderMinor: 8_000, accepted: 0.2, talkMs: 60_000 });
    expect(expectedBy(effects, { ...AROUND, talkMs: null })(NOTHING_SEEN, A)?.talkMs).toBe(
      FIRST_TALK_MS,
    );
  });

  it('[EN15] an unknown map is taken at its word, and so is all while nobody knows what an order is worth', () => {
    expect(expectedBy(effects, AROUND)(NOTHING_SEEN, B)).toBeNull();
    const unpriced = { ...AROUND, orderMinor: null };
    expect(expectedBy(effects, unpriced)(NOTHING_SEEN, A)).toBeNull();
    const basket = Float64Array.from(FEATURES, ({ name }) => (name === 'basket-value' ? 5_000 : 0));
    expect(expectedBy(effects, unpriced)(basket, A)?.orderMinor).toBe(5_000);
  });

  it('[EN18] with a model a session lies from its map’s mean by as much of its distance as is believed', {
    timeout: 60_000,
  }, () => {
    const { decisions } = sell(4_000, [], 'true', seededDraw(3));
    const met = decisions.flatMap((each) => each.met ?? []);
    const known = learned(met);
    const map = known.maps[0];
    if (map === undefined || known.distances === null) throw new Error('enough was met');
    const expectedOf = expectedBy(known, AROUND);
    const all = met.map(
      ({ features }) => expectedOf(features, map.actionMap)?.effect ?? Number.NaN,
    );
    const mean = all.reduce((sum, each) => sum + each, 0) / all.length;
    expect(mean).toBeCloseTo(map.effect.estimate, 9);
    expect(Math.max(...all) - Math.min(...all)).toBeGreaterThan(0.1);
    const read = readEffects(writeEffects(known));
    if (!read.isOk) throw new Error(read.error);
    const again = expectedBy(read.value, AROUND);
    for (const { features } of met.slice(0, 200)) {
      expect(again(features, map.actionMap)).toEqual(expectedOf(features, map.actionMap));
    }
  });
});

describe('visitors met', () => {
  const decided = {
    decision: 'plain-rule-1',
    level: 40,
    chance: null,
    rank: null,
    features: { pageviews: 3, 'basket-value': 4_000 },
    effect: null,
    gainMinor: null,
    takenWithChance: 0.1,
  };

  it('[EN18] a stamp tells its arm, the chance of that, its outcome and what was seen', () => {
    const met = metIn(
      anOffer({
        state: 'timed-out',
        offeredWithChance: asProbability(0.09),
        decided,
        orderedAt: asEpochMs(2_000_000),
        confirmedAt: asEpochMs(3_000_000),
      }),
    );
    expect(met).toMatchObject({ isOffered: true, isOrdered: true, isClaimed: true });
    expect(met?.offeredChance).toBeCloseTo(0.9, 12);
    const at = FEATURES.findIndex(({ name }) => name === 'basket-value');
    expect(met?.features[at]).toBe(4_000);
    expect(met?.features.filter((value) => !Number.isNaN(value))).toHaveLength(2);
    const unpaid = anOffer({
      state: 'held-out',
      offeredWithChance: asProbability(0.09),
      decided,
      orderedAt: asEpochMs(2_000_000),
    });
    expect(metIn(unpaid)).toMatchObject({ isOffered: false, isOrdered: false, isClaimed: true });
  });

  it.each([
    ['by hand', { actionMap: null, decided }],
    ['that was blocked', { state: 'blocked' as const, decided }],
    ['from before thoughts were kept', {}],
    ['that could not have been held out', { offeredWithChance: asProbability(0.1), decided }],
    ['that could not have been offered', { offeredWithChance: asProbability(0), decided }],
  ])('[EN18] a stamp %s teaches no effect', (_name, but) => {
    expect(metIn(anOffer(but))).toBeNull();
  });
});

describe('the text of effects', () => {
  const known = effectsOf([...arm(A, true, 9_000, 1_800), ...arm(A, false, 1_000, 150)], null);
  const good = writeEffects(known);
  const withField = (name: string, value: unknown): string =>
    JSON.stringify({ ...JSON.parse(good), [name]: value });
  const withMap = (name: string, value: unknown): string => {
    const { maps, ...rest } = JSON.parse(good);
    return JSON.stringify({ ...rest, maps: [{ ...maps[0], [name]: value }] });
  };

  it('[EN18] is read back as it was', () => {
    const read = readEffects(good);
    expect(read).toEqual({ isOk: true, value: known });
  });

  it.each([
    ['no JSON', 'no'],
    ['a list', '[]'],
    ['another format', withField('format', 'toonbank-trees')],
    ['another version', withField('version', 2)],
    ['maps that are none', withField('maps', {})],
    [
      'far too many maps',
      withField(
        'maps',
        Array.from({ length: 10_001 }, () => ({})),
      ),
    ],
    ['a mean that is none', withField('shop', { estimate: 2, low: 0, high: 3 })],
    ['distances that are no text', withField('distances', {})],
    ['distances that are no model', withField('distances', '{}')],
    ['a map with no id', withMap('actionMap', 'a b')],
    ['an effect outside its interval', withMap('effect', { estimate: 0.5, low: 0.6, high: 0.7 })],
    [
      'an effect that is no difference of chances',
      withMap('effect', { estimate: 3, low: 0, high: 4 }),
    ],
    ['an effect that is no number', withMap('effect', { estimate: null, low: 0, high: 0 })],
    ['a count below none', withMap('offered', -1)],
    ['a distance beyond bounds', withMap('meanSaid', 1e300)],
    ['what says neither', withMap('isKnown', 'yes')],
  ])('[EN18] %s is refused in words', (_name, text) => {
    const read = readEffects(text);
    expect(read).toMatchObject({ isOk: false, error: expect.stringMatching(/\w+ \w+/) });
  });
});
