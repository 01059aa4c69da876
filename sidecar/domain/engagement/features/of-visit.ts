import { elapsed } from '../../../../shared/kernel/time.ts';
import type { PageType } from '../../session/act.ts';
import { type Look, looksInAll } from '../../session/look.ts';
import { count, type Feature, minor, seconds, share } from './feature.ts';

const PAGE_TYPES: readonly PageType[] = [
  'home',
  'category',
  'product',
  'search',
  'basket',
  'checkout',
  'account',
  'service',
  'other',
];

/** A page where a hundred times as many views are the last as in the whole shop is the last of them all. */
const EXIT_OF_SHOP_MOST = 100;

/** Where the counts of a journey stop (REASON_COUNT_MAX). */
export const COUNT_MOST = 9_999;

/** How the visit went so far: pages, times, products, and what the shop has learned of those pages. */
export const OF_VISIT: readonly Feature[] = [
  count(COUNT_MOST, ({ journey }) => journey.pageviews, 'pageviews', 'pages shown'),
  ...PAGE_TYPES.map((type) =>
    count(
      COUNT_MOST,
      ({ tally }) => tally.views[type] ?? 0,
      `views-${type}`,
      `pages of the kind ${type} shown`,
    ),
  ),
  ...PAGE_TYPES.map((type) =>
    seconds(
      ({ tally }) => (tally.visibleMs[type] ?? 0) / 1_000,
      `visible-${type}`,
      `visible time on pages of the kind ${type} that were left`,
    ),
  ),
  seconds(({ journey }) => journey.visibleMs / 1_000, 'visible', 'visible time of all pages left'),
  seconds(
    ({ tally, at }) => (tally.firstAt === null ? 0 : elapsed(tally.firstAt, at) / 1_000),
    'age',
    'since the first act',
  ),
  seconds(
    ({ tally, at }) => (tally.lastAt === null ? Number.NaN : elapsed(tally.lastAt, at) / 1_000),
    'quiet',
    'since the last act',
  ),
  count(COUNT_MOST, ({ tally }) => tally.lists, 'lists', 'lists of products shown'),
  count(COUNT_MOST, ({ tally }) => tally.searches, 'searches', 'searches made'),
  count(
    COUNT_MOST,
    ({ tally }) => tally.productViews,
    'product-views',
    'times a product was shown',
  ),
  count(
    COUNT_MOST,
    ({ journey }) => journey.looks.filter(({ looks }) => looks > 0).length,
    'products',
    'different products looked at',
  ),
  count(
    COUNT_MOST,
    ({ journey }) => Math.max(0, ...journey.looks.map(({ looks }) => looks)),
    'looks-most',
    'looks at the product looked at most, in this session',
  ),
  count(
    COUNT_MOST,
    ({ journey }) => looksAtLast(journey.looks),
    'looks-last',
    'looks at the product looked at last, earlier sessions counted',
  ),
  share(
    ({ tally }) => (tally.pages.known === 0 ? Number.NaN : tally.pages.meanBounceRate),
    'bounce-rate',
    'mean bounce rate of the pages shown',
  ),
  share(
    ({ tally }) => (tally.pages.known === 0 ? Number.NaN : tally.pages.meanExitRate),
    'exit-rate',
    'mean exit rate of the pages shown',
  ),
  {
    kind: 'number',
    name: 'exit-of-shop',
    unit: 'share',
    least: 0,
    most: EXIT_OF_SHOP_MOST,
    meaning: 'the same as a part of the exit rate of all pages of the shop',
    of: ({ tally }) => (tally.pages.known === 0 ? Number.NaN : tally.pages.meanExitOfShop),
  },
  share(
    ({ tally }) => tally.pages.lastExitRate ?? Number.NaN,
    'exit-rate-here',
    'exit rate of the page shown now',
  ),
  minor(
    ({ tally }) => (tally.pages.known === 0 ? Number.NaN : tally.pages.meanValueMinor),
    'page-value',
    'mean page value of the pages shown',
  ),
];

function looksAtLast(looks: readonly Look[]): number {
  const last = looks.at(-1);
  return last === undefined || last.looks === 0 ? 0 : looksInAll(last);
}
