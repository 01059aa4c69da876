import { expect, it } from 'vitest';
import {
  countPages,
  MIXED_IN_VIEWS,
  type PageStatistics,
  standingOf,
  wholeShop,
  withVisit,
} from '../../../../../../sidecar/domain/engagement/features/page-statistics.ts';

const MAX = 100;

function after(...visits: readonly Parameters<typeof withVisit>[1][]): PageStatistics {
  return visits.reduce<PageStatistics>((known, visit) => withVisit(known, visit, MAX), new Map());
}

it('[LF2] views, entrances, bounces and exits are counted as web analytics count them', () => {
  const known = after({ pages: ['home'], order: null }, { pages: ['home', 'boot'], order: null });
  expect(known.get('home')).toEqual({
    views: 2,
    entrances: 2,
    bounces: 1,
    exits: 1,
    orderMinor: 0,
  });
  expect(known.get('boot')).toMatchObject({ views: 1, entrances: 0, exits: 1 });
});

it('[LF2] an order counts once for each page that was passed before it, and for none after it', () => {
  const order = { afterPages: 3, minor: 9_000 };
  const known = after({ pages: ['home', 'boot', 'home', 'thanks'], order });
  expect(known.get('home')?.orderMinor).toBe(9_000);
  expect(known.get('boot')?.orderMinor).toBe(9_000);
  expect(known.get('thanks')?.orderMinor).toBe(0);
});

it('[LF2] a page with few views stands near the mean of the shop, one with many on its own', () => {
  const bounce = { pages: ['rare'], order: null };
  const stay = { pages: ['busy', 'other'], order: null };
  const known = after(bounce, ...Array.from({ length: 199 }, () => stay));
  const shop = wholeShop(known);
  // One bounce of one entrance, mixed with twenty entrances at the shop's 1 in 200.
  expect(standingOf(known.get('rare'), shop)?.bounceRate).toBeCloseTo(
    (1 + MIXED_IN_VIEWS / 200) / (1 + MIXED_IN_VIEWS),
    12,
  );
  expect(standingOf(known.get('busy'), shop)?.bounceRate).toBeLessThan(0.001);
});

it('[LF2] an exit rate is also told by that of all pages of the shop, whether its visits are short or long', () => {
  const long = {
    pages: ['home', 'boot', 'boot', 'boot', 'boot', 'boot', 'boot', 'help'],
    order: null,
  };
  const known = after(...Array.from({ length: 400 }, () => long));
  const shop = wholeShop(known);
  // One view in eight is the last; that of the page for help always is.
  const help = standingOf(known.get('help'), shop);
  expect(help?.exitOfShop).toBeCloseTo((help?.exitRate ?? 0) * 8, 12);
  expect(help?.exitOfShop).toBeGreaterThan(7);
  expect(standingOf(shop, shop)?.exitOfShop).toBeCloseTo(1, 12);
  expect(standingOf(known.get('boot'), { ...shop, exits: 0 })?.exitOfShop).toBe(1);
});

it('[LF2] nothing is known of a page that was never seen', () => {
  expect(standingOf(undefined, wholeShop(new Map()))).toBeNull();
});

it('[LM1] no more pages are told apart than the bound', () => {
  const known = withVisit(new Map(), { pages: ['a', 'b', 'c'], order: null }, 2);
  expect([...known.keys()]).toEqual(['a', 'b']);
});

it('[LF2, LF12] counted one session after the other they are the same, all pages together too', () => {
  const visits = Array.from({ length: 60 }, (_, n) => ({
    pages: Array.from({ length: 1 + (n % 7) }, (__, page) => `page-${(n * 5 + page) % 30}`),
    order: n % 4 === 0 ? { afterPages: 1 + (n % 3), minor: 1_000 + n } : null,
  }));
  const most = 20;
  const counting = countPages(most);
  let known: PageStatistics = new Map();
  for (const visit of visits) {
    counting.add(visit);
    known = withVisit(known, visit, most);
    expect(counting.whole()).toEqual(wholeShop(known));
  }
  expect(counting.pages).toEqual(known);
  expect(counting.pages.size).toBe(most);
});
