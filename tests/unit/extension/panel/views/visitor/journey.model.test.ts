import { expect, test } from 'vitest';
import {
  checkoutOf,
  sumsOf,
  visitsOf,
} from '../../../../../../extension/panel/views/visitor/journey.model.ts';
import { mergeOffers } from '../../../../../../extension/panel/views/visitor/offers.model.ts';
import { sayAct } from '../../../../../../extension/panel/views/visitor/say-act.ts';
import { en } from '../../../../../../extension/panel/words/en.ts';
import type { JourneyAct } from '../../../../../../shared/protocol/messages/report.ts';
import type { PageType } from '../../../../../../shared/protocol/messages/session.ts';
import { NOW } from '../../support/rows.ts';

let place = 0;
function act(session: string, at: number, what: JourneyAct['act']): JourneyAct {
  place += 1;
  return { session, at: NOW + at, place, act: what };
}
const viewed = (page: string, pageType: PageType, title = pageType as string) =>
  ({ type: 'page.viewed', page, url: '/', title, pageType, referrer: 'internal' }) as const;
const left = (page: string, visibleMs: number) => ({ type: 'page.left', page, visibleMs }) as const;
const step = (page: string, at: 'begun' | 'shipping') =>
  ({ type: 'checkout.stepped', page, step: at }) as const;

test('[PN17] pages stand newest first with their time in view and what happened on them', () => {
  const acts = [
    act('s', 3, viewed('p2', 'checkout')),
    act('s', 1, viewed('p1', 'product', 'Vera')),
    act('s', 2, left('p1', 61_000)),
    act('s', 4, step('p2', 'begun')),
  ];
  const [visit] = visitsOf(acts);
  expect(visit?.stops.map(({ page, visibleMs }) => [page?.title, visibleMs])).toEqual([
    ['checkout', null],
    ['Vera', 61_000],
  ]);
  expect(visit?.stops[0]?.acts.map(({ act: what }) => what.type)).toEqual(['checkout.stepped']);
});

test('[EN11] a stamp is told with its reasons, a drop and what speaks for them too; a silence with its own', () => {
  const told = (
    stamp: Omit<Extract<JourneyAct['act'], { type: 'offer.stamped' }>, 'type' | 'offer'>,
  ) => sayAct(en, act('s', 1, { type: 'offer.stamped', offer: 'o', ...stamp })).says;
  const reasons = [
    { kind: 'back-and-forth', count: 2, about: null },
    { kind: 'dropped', count: 40, about: '5' },
    { kind: 'second-look', count: 2, about: 'Vera' },
  ] as const;
  expect(told({ state: 'offered', reasons: [...reasons], silence: null })).toBe(
    'Chat offered: back from checkout twice, fell from top 5% to top 40%, second look at Vera',
  );
  const silence = { kind: 'not-worth', count: null, about: null } as const;
  expect(told({ state: 'blocked', reasons: [], silence })).toBe(
    'Not offered: would order anyway, or an offer changes too little',
  );
});

test('[PN17] the newest visit comes first, and an act that two answers hold stands once', () => {
  const early = act('early', -100, viewed('a', 'home'));
  const late = act('late', 0, viewed('b', 'home'));
  const visits = visitsOf([early, late, early]);
  expect(visits.map(({ session, stops }) => [session, stops.length])).toEqual([
    ['late', 1],
    ['early', 1],
  ]);
});

test('[PN17] an act whose page is on an older sheet still stands', () => {
  const [visit] = visitsOf([act('s', 0, { type: 'search.made', page: 'p0', query: 'maat' })]);
  expect(visit?.stops[0]?.page).toBeNull();
  expect(visit?.stops[0]?.acts).toHaveLength(1);
});

test('[PN17] pages of one title are taken together', () => {
  const [visit] = visitsOf([
    act('s', 1, viewed('a', 'product', 'Vera')),
    act('s', 2, left('a', 1_000)),
    act('s', 3, viewed('b', 'product', 'Vera')),
    act('s', 4, left('b', 2_000)),
  ]);
  expect(visit && sumsOf(visit)).toEqual([
    { pageType: 'product', title: 'Vera', times: 2, visibleMs: 3_000 },
  ]);
});

test('[PN17] a checkout that was left says how far it got', () => {
  const acts = [
    act('s', 1, viewed('c', 'checkout')),
    act('s', 2, step('c', 'shipping')),
    act('s', 3, viewed('b', 'basket')),
  ];
  expect(checkoutOf(visitsOf(acts)[0])).toEqual({
    step: 'shipping',
    isLeft: true,
    isOrdered: false,
  });
  expect(checkoutOf(undefined)).toEqual({ step: null, isLeft: false, isOrdered: false });
});

test('[PN17] an offer stands once with its newest state and its reasons', () => {
  const reasons = [{ kind: 'checkout-left', count: null, about: null }] as const;
  const stamped = (at: number, state: 'offered' | 'accepted') =>
    act('s', at, {
      type: 'offer.stamped',
      offer: 'o',
      state,
      reasons: state === 'offered' ? [...reasons] : [],
      silence: null,
    });
  const merged = mergeOffers([], [stamped(2, 'accepted'), stamped(1, 'offered')]);
  expect(merged).toMatchObject([{ state: 'accepted', reasons, at: NOW + 1 }]);
});

test('[PN17] an act is said in words, hesitation and silence with their reason', () => {
  const silence = { kind: 'capped', count: null, about: null } as const;
  const stamp = act('s', 0, {
    type: 'offer.stamped',
    offer: 'o',
    state: 'blocked',
    reasons: [],
    silence,
  });
  expect(sayAct(en, stamp)).toEqual({ says: 'Not offered: asked often enough', tone: 'offer' });
  const noticed = act('s', 0, { type: 'hesitation.noticed', page: 'p', hesitation: 'exit-intent' });
  expect(sayAct(en, noticed)).toEqual({ says: 'About to leave', tone: 'hesitates' });
});
