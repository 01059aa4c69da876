import { asId, type SessionId, type ShopId, type VisitorId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { EMPTY_TALLY } from '../../../sidecar/domain/engagement/features/tally.ts';
import type { About, Followed } from '../../../sidecar/domain/engagement/follow.ts';
import type { Act, Observed, PageType, Product } from '../../../sidecar/domain/session/act.ts';
import { EMPTY_JOURNEY, type Journey } from '../../../sidecar/domain/session/journey.ts';
import { NOT_ENGAGED, type Session } from '../../../sidecar/domain/session/session.ts';

/** A live session without acts; name only what matters. */
export function aSession(but: Partial<Session> = {}): Session {
  return {
    session: asId<SessionId>('session-1'),
    visitor: asId<VisitorId>('visitor-1'),
    shop: asId<ShopId>('boots'),
    language: 'nl',
    startedAt: asEpochMs(1_000_000),
    lastAt: asEpochMs(1_000_000),
    endedAt: null,
    acts: 0,
    journey: EMPTY_JOURNEY,
    engagement: NOT_ENGAGED,
    ...but,
  };
}

/** A journey that has gone nowhere yet but in what is named. */
export function aJourney(but: Partial<Journey> = {}): Journey {
  return { ...EMPTY_JOURNEY, ...but };
}

/** Somebody of whom nothing is known beside the acts. */
export const SOMEBODY: About = {
  device: null,
  sessionsBefore: 0,
  customerValue: null,
  localTime: () => null,
  standingOf: () => null,
};

/** Before the first act. */
export const NOTHING_YET: Followed = { journey: EMPTY_JOURNEY, tally: EMPTY_TALLY };

/** One act, the first of its session unless told otherwise. */
export function anAct(observed: Observed, but: Partial<Omit<Act, 'observed'>> = {}): Act {
  return {
    session: asId<SessionId>('session-1'),
    visitor: asId<VisitorId>('visitor-1'),
    place: 1,
    at: asEpochMs(1_000_000),
    ...but,
    observed,
  };
}

/** The boots everybody hesitates about. */
export function aProduct(but: Partial<Product> = {}): Product {
  return {
    product: 'boot-7',
    name: 'Chelsea boot',
    category: 'women',
    variant: null,
    priceMinor: 17_995,
    ...but,
  };
}

export function viewed(pageType: PageType, page = `page-${pageType}`): Observed {
  return {
    type: 'page.viewed',
    page,
    url: `/${pageType}`,
    title: pageType,
    pageType,
    referrer: 'internal',
  };
}

export function looked(page: string, but: Partial<Product> = {}): Observed {
  return { type: 'product.viewed', page, product: aProduct(but) };
}

/** One pair of boots in the basket, or as many euros' worth as said. */
export function filled(valueMinor = 17_995): Observed {
  return {
    type: 'basket.changed',
    page: 'page-basket',
    basket: { lines: [{ ...aProduct(), quantity: 1 }], valueMinor, currency: 'EUR' },
  };
}

export function ordered(order = 'order-1'): Observed {
  return {
    type: 'order.claimed',
    page: 'page-thank-you',
    order,
    valueMinor: 17_995,
    currency: 'EUR',
  };
}
