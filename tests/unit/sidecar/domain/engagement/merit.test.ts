import { describe, expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { FEATURES } from '../../../../../sidecar/domain/engagement/features/row.ts';
import {
  EMPTY_TALLY,
  type Tally,
} from '../../../../../sidecar/domain/engagement/features/tally.ts';
import {
  LEAST_PULL,
  meritBy,
  SAYINGS,
  sayMerit,
} from '../../../../../sidecar/domain/engagement/merit.ts';
import { MERITS, type Merit } from '../../../../../sidecar/domain/engagement/reason.ts';
import { EMPTY_JOURNEY, type Journey } from '../../../../../sidecar/domain/session/journey.ts';
import type { Look } from '../../../../../sidecar/domain/session/look.ts';
import { aProduct } from '../../../../support/builders/session.ts';

type Seen = Parameters<typeof sayMerit>[1];

const NOTHING: Seen = {
  journey: EMPTY_JOURNEY,
  tally: EMPTY_TALLY,
  sessionsBefore: 0,
  customerValue: null,
};
const journey = (but: Partial<Journey>): Seen => ({
  ...NOTHING,
  journey: { ...EMPTY_JOURNEY, ...but },
});
const tally = (but: Partial<Tally>): Seen => ({ ...NOTHING, tally: { ...EMPTY_TALLY, ...but } });
const look = (product: string, looks: number, earlier = 0): Look => ({
  product,
  name: `Boot ${product}`,
  looks,
  earlier,
  lastAt: asEpochMs(1),
  lastPage: product,
});
const basket = (quantity: number) =>
  journey({
    basket: { lines: [{ ...aProduct(), quantity }], valueMinor: 1, currency: 'EUR' },
  });
const checkout = { isIn: false, entered: 1, left: 1, returns: 0, leftAt: asEpochMs(1) };
const pages = { ...EMPTY_TALLY.pages, known: 1 };

/** A moment of which it is true, what is said of it, and one of which it is not. */
const CASES: Readonly<Record<Merit, readonly [Seen, number | null, string | null, Seen]>> = {
  'basket-filled': [basket(3), 3, null, basket(0)],
  'checkout-reached': [
    journey({ checkout, checkoutStep: 'payment' }),
    3,
    null,
    journey({ checkout: { ...checkout, isIn: true }, checkoutStep: 'payment' }),
  ],
  'second-look': [
    journey({ looks: [look('a', 0, 5), look('b', 1, 1), look('c', 1)] }),
    2,
    'Boot b',
    journey({ looks: [look('a', 0, 5), look('c', 1)] }),
  ],
  'many-products': [
    journey({ looks: [look('a', 1), look('b', 2), look('c', 1), look('d', 0, 1)] }),
    3,
    null,
    journey({ looks: [look('a', 1), look('b', 2), look('d', 0, 1)] }),
  ],
  searched: [tally({ searches: 2 }), 2, null, tally({ searches: 1 })],
  'long-visit': [
    journey({ visibleMs: 12 * 60_000 }),
    12,
    null,
    journey({ visibleMs: 5 * 60_000 - 1 }),
  ],
  'came-again': [{ ...NOTHING, sessionsBefore: 20_000 }, 9_999, null, NOTHING],
  'valued-customer': [
    { ...NOTHING, customerValue: 'middle' },
    null,
    null,
    { ...NOTHING, customerValue: 'low' },
  ],
  'came-by-campaign': [tally({ referrer: 'email' }), null, null, tally({ referrer: 'search' })],
  'pages-that-sell': [
    tally({ pages: { ...pages, meanValueMinor: 10 } }),
    null,
    null,
    tally({ pages }),
  ],
};

describe('what speaks for somebody', () => {
  it.each(MERITS)(
    '[EN17] %s is said where its features drew the score up and it is true',
    (kind) => {
      const [there, count, about, notThere] = CASES[kind];
      const [first = '', ...others] = SAYINGS[kind].features;
      const pulls = [{ feature: first, by: 1 }, ...others.map((feature) => ({ feature, by: 0.1 }))];
      expect(meritBy(pulls, there)).toBe(kind);
      expect(sayMerit(kind, there)).toEqual({ kind, count, about });
      expect(meritBy(pulls, notThere)).toBeNull();
      expect(sayMerit(kind, notThere)).toBeNull();
    },
  );

  it('[EN17] the features of a kind count together, and the strongest kind is said', () => {
    const seen = { ...basket(2), sessionsBefore: 1 };
    const pulls = [
      { feature: 'sessions-before', by: 0.5 },
      { feature: 'basket-pieces', by: 0.4 },
      { feature: 'basket-value', by: 0.2 },
      { feature: 'hour', by: 3 },
    ];
    expect(meritBy(pulls, seen)).toBe('basket-filled');
    const less = [...pulls, { feature: 'basket-peak', by: -0.3 }];
    expect(meritBy(less, seen)).toBe('came-again');
  });

  it('[EN17] what lowered the score, or hardly raised it, is not said', () => {
    const by = (pull: number) => meritBy([{ feature: 'basket-value', by: pull }], basket(1));
    expect(by(-2)).toBeNull();
    expect(by(LEAST_PULL * 0.99)).toBeNull();
    expect(by(LEAST_PULL)).toBe('basket-filled');
    expect(meritBy([], basket(1))).toBeNull();
  });

  it('[EN17] a look that a hesitation speaks of is not said twice', () => {
    const seen = journey({
      looks: [look('b', 3)],
      hesitations: { 'repeat-view': { count: 3, lastAt: asEpochMs(1), about: 'Boot b' } },
    });
    expect(sayMerit('second-look', seen)).toBeNull();
  });

  it('[EN17] every kind stands for features of the table, and no feature for two', () => {
    const known = new Set(FEATURES.map(({ name }) => name));
    const named = MERITS.flatMap((kind) => SAYINGS[kind].features);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
    expect(MERITS.filter((kind) => SAYINGS[kind].features.length === 0)).toEqual([]);
  });
});
