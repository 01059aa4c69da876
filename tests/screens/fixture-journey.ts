import type { JourneyAct, VisitorAnswered } from '../../shared/protocol/messages/report.ts';
import type { Basket, PageType } from '../../shared/protocol/messages/session.ts';

const MINUTE = 60_000;

export const basket: Basket = {
  lines: [
    {
      product: 'vera-39',
      name: 'Laars Vera',
      category: 'Dameslaarzen',
      variant: 'maat 39',
      priceMinor: 27_950,
      quantity: 1,
    },
    {
      product: 'creme',
      name: 'Leercrème neutraal',
      category: 'Verzorging',
      variant: null,
      priceMinor: 1_525,
      quantity: 2,
    },
  ],
  valueMinor: 31_000,
  currency: 'EUR',
};

export function visitorAnswer(visitor: string, now: number): VisitorAnswered {
  return {
    type: 'visitor.answered',
    of: 'question',
    visitor,
    identity: {
      customer: 'K-20931',
      name: 'Marieke Jansen',
      customerValue: 'high',
      orders: 7,
      identifiedAt: now - 10 * MINUTE,
    },
    firstSeenAt: now - 200 * 24 * 60 * MINUTE,
    sessions: 9,
    isBlocked: false,
    observe: true,
    row: null,
    basket,
  };
}

/** The boots: looked at three times, checkout reached, left and entered again. */
export function journey(now: number): readonly JourneyAct[] {
  const acts: JourneyAct[] = [];
  let place = 0;
  const add = (session: string, minutesAgo: number, act: JourneyAct['act']) => {
    place += 1;
    acts.push({ session, at: Math.round(now - minutesAgo * MINUTE), place, act });
  };
  const page = (
    session: string,
    minutesAgo: number,
    [id, pageType, title]: readonly [string, PageType, string],
    visibleMs: number | null,
  ) => {
    add(session, minutesAgo, {
      type: 'page.viewed',
      page: id,
      url: `/${id}`,
      title,
      pageType,
      referrer: 'internal',
    });
    if (visibleMs !== null) {
      add(session, minutesAgo - visibleMs / MINUTE, { type: 'page.left', page: id, visibleMs });
    }
  };
  const early = 'session-early';
  page(early, 26 * 60, ['e1', 'product', 'Laars Vera'], 95_000);
  add(early, 26 * 60 - 1, { type: 'search.made', page: 'e1', query: 'hoge laars leer' });
  page(early, 26 * 60 - 2, ['e2', 'service', 'Ruilen en retour'], 41_000);

  const now1 = 'session-0';
  page(now1, 14, ['p1', 'category', 'Dameslaarzen'], 62_000);
  page(now1, 12.9, ['p2', 'product', 'Laars Vera'], 250_000);
  add(now1, 12, {
    type: 'hesitation.read',
    hesitation: 'repeat-view',
    reason: { kind: 'repeat-view', count: 3, about: 'Laars Vera' },
  });
  page(now1, 8, ['p3', 'basket', 'Winkelmand'], 30_000);
  add(now1, 7.9, { type: 'basket.changed', page: 'p3', basket });
  page(now1, 7, ['p4', 'checkout', 'Afrekenen'], 75_000);
  add(now1, 6.9, { type: 'checkout.stepped', page: 'p4', step: 'begun' });
  add(now1, 6.5, { type: 'hesitation.noticed', page: 'p4', hesitation: 'shipping-cost-view' });
  page(now1, 5, ['p5', 'basket', 'Winkelmand'], 22_000);
  add(now1, 4.9, {
    type: 'offer.stamped',
    offer: 'offer-0',
    state: 'blocked',
    reasons: [],
    silence: { kind: 'not-worth', count: null, about: null },
  });
  add(now1, 4.5, {
    type: 'offer.stamped',
    offer: 'offer-1',
    state: 'accepted',
    reasons: [
      { kind: 'repeat-view', count: 3, about: 'Laars Vera' },
      { kind: 'dropped', count: 40, about: '5' },
      { kind: 'came-again', count: 3, about: null },
    ],
    silence: null,
  });
  page(now1, 1, ['p6', 'checkout', 'Afrekenen'], null);
  add(now1, 0.9, { type: 'checkout.stepped', page: 'p6', step: 'shipping' });
  return acts.reverse();
}
