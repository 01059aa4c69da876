import { MINUTE_MS } from '../../../shared/kernel/time.ts';
import { looksInAll } from '../session/look.ts';
import { piecesIn } from './features/basket-tally.ts';
import type { Glimpse } from './features/feature.ts';
import { COUNT_MOST } from './features/of-visit.ts';
import { stepOf } from './features/tally.ts';
import type { Pull } from './foresight.ts';
import { MERITS, type Merit, type Reason } from './reason.ts';

/** Less than this in log-odds, a tenth more of the odds, and a sentence about it would say too much. */
export const LEAST_PULL = 0.1;

/** So few products, searches or minutes are what every visit has. */
export const SAID_FROM = { products: 3, searches: 2, minutes: 5 } as const;

/** What of a moment can be said. */
type Seen = Pick<Glimpse, 'journey' | 'tally' | 'sessionsBefore' | 'customerValue'>;

/**
 * Which kind drew the score up most: the features of a kind taken together, and only what is true of the visitor. Little of
 * something can draw a score up too, and there is no sentence for that.
 *
 * @see SPEC EN17
 */
export function meritBy(pulls: readonly Pull[], seen: Seen): Merit | null {
  const by = new Map(pulls.map((pull) => [pull.feature, pull.by]));
  let strongest: Merit | null = null;
  let most = LEAST_PULL;
  for (const kind of MERITS) {
    const sum = SAYINGS[kind].features.reduce((all, name) => all + (by.get(name) ?? 0), 0);
    if (sum < most || sayMerit(kind, seen) === null) continue;
    strongest = kind;
    most = sum;
  }
  return strongest;
}

/** The reason as it is true now; null when it is no more. */
export function sayMerit(kind: Merit, seen: Seen): Reason | null {
  const said = SAYINGS[kind].of(seen);
  return said === null ? null : { kind, count: said.count ?? null, about: said.about ?? null };
}

interface Said {
  readonly count?: number;
  readonly about?: string;
}

/** One kind: the features it stands for, and what is said of them. */
interface Saying {
  readonly features: readonly string[];
  readonly of: (seen: Seen) => Said | null;
}

/** Every kind with its features; a feature belongs to one kind at most. */
export const SAYINGS: Readonly<Record<Merit, Saying>> = {
  'basket-filled': {
    features: ['basket-pieces', 'basket-value', 'basket-peak', 'basket-of-peak'],
    of: ({ journey }) => from(1, journey.basket === null ? 0 : piecesIn(journey.basket)),
  },
  'checkout-reached': {
    features: [
      'checkout-step',
      'checkout-entered',
      'in-checkout',
      'views-checkout',
      'visible-checkout',
    ],
    // Whoever is in the checkout is seen to be there.
    of: ({ journey }) => (journey.checkout.isIn ? null : from(2, stepOf(journey.checkoutStep))),
  },
  'second-look': {
    features: ['looks-most', 'looks-last'],
    of: ({ journey }) => {
      // A hesitation says the same, and better.
      if (journey.hesitations['repeat-view'] !== undefined) return null;
      const again = journey.looks.findLast((look) => look.looks > 0 && looksInAll(look) > 1);
      return again === undefined ? null : { count: looksInAll(again), about: again.name };
    },
  },
  'many-products': {
    features: ['products', 'product-views', 'views-product'],
    of: ({ journey }) =>
      from(SAID_FROM.products, journey.looks.filter(({ looks }) => looks > 0).length),
  },
  searched: {
    features: ['searches', 'views-search', 'visible-search'],
    of: ({ tally }) => from(SAID_FROM.searches, tally.searches),
  },
  'long-visit': {
    features: ['age', 'visible', 'visible-product', 'visible-category', 'pageviews'],
    of: ({ journey }) => from(SAID_FROM.minutes, Math.floor(journey.visibleMs / MINUTE_MS)),
  },
  'came-again': {
    features: ['sessions-before'],
    of: ({ sessionsBefore }) => from(2, sessionsBefore + 1),
  },
  'valued-customer': {
    features: ['customer-value'],
    of: ({ customerValue }) => (customerValue === null || customerValue === 'low' ? null : {}),
  },
  'came-by-campaign': {
    features: ['referrer'],
    of: ({ tally }) => (tally.referrer === 'campaign' || tally.referrer === 'email' ? {} : null),
  },
  'pages-that-sell': {
    features: ['page-value', 'bounce-rate', 'exit-rate', 'exit-of-shop', 'exit-rate-here'],
    of: ({ tally }) => (tally.pages.meanValueMinor > 0 ? {} : null),
  },
};

function from(least: number, count: number): Said | null {
  return count < least ? null : { count: Math.min(COUNT_MOST, count) };
}
