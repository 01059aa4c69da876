import type { Draw } from '../../sidecar/domain/learning/seeded-draw.ts';
import type { Observed, Product as Told } from '../../sidecar/domain/session/act.ts';
import { href } from '../pages/page.ts';
import type { Both, Language } from '../shop/language.ts';
import { STANDARD_SHIPPING } from '../shop/shipping.ts';
import { wordsIn } from '../words/words.ts';
import { around } from './around.ts';
import { PAGE_TYPES } from './roads.ts';
import type { Pair, Stop } from './stops.ts';

type Viewed = Extract<Observed, { readonly type: 'page.viewed' }>;

/** Where a page is, and how it was come by. */
export interface Where {
  readonly page: string;
  /** As in an address: `https://boots.example`. */
  readonly origin: string;
  readonly language: Language;
  readonly referrer: Viewed['referrer'];
}

/** What a page told, with the time since it was shown. */
export interface PageTold {
  readonly signals: readonly { readonly afterMs: number; readonly observed: Observed }[];
  readonly visibleMs: number;
}

/** What the visitor script tells of one stop, from its first look to its leaving. */
export function tellStop(stop: Stop, where: Where, draw: Draw): PageTold {
  const { kind, doubt, product, basket } = stop;
  const { page, language } = where;
  const visibleMs = Math.max(visibleFor(stop.isLong, draw), leastFor(doubt));
  const half = visibleMs / 2;
  const shown = viewed(where, pathOf(stop), titleOf(stop, language), PAGE_TYPES[kind]);
  const signals: Signals = [[0, shown]];
  const isLook = kind === 'product' || kind === 'product-again';
  if (isLook && product !== null) {
    signals.push([
      SOON_MS,
      { type: 'product.viewed', page, product: named({ product }, language) },
    ]);
  }
  if (kind === 'category') {
    const name = wordsIn(language).categories[stop.category];
    signals.push([SOON_MS, { type: 'list.viewed', page, name }]);
  }
  if (kind === 'search')
    signals.push([SOON_MS, { type: 'search.made', page, query: SEARCHED[language] }]);
  if (kind === 'basket' && basket !== null) signals.push([SOON_MS, filled(page, basket, language)]);
  if (kind === 'checkout')
    signals.push([SOON_MS, { type: 'checkout.stepped', page, step: 'begun' }]);
  if (kind === 'shipping-cost') signals.push([COST_MS, doubting(page, 'shipping-cost-view')]);
  if (doubt === 'coupon-focus') {
    signals.push([half - SOON_MS, { type: 'checkout.stepped', page, step: 'shipping' }]);
  }
  if (doubt !== null) signals.push([half, doubting(page, doubt)]);
  return told(page, visibleMs, signals);
}

/** What it tells of paying: the way to pay is chosen, the order looked over and placed. */
export function tellPaying(
  { product }: Pair,
  order: string,
  nextPage: () => Where,
  draw: Draw,
): readonly PageTold[] {
  const valueMinor = product.priceMinor + STANDARD_SHIPPING.costMinor;
  const page = (
    path: string,
    title: (words: ReturnType<typeof wordsIn>) => string,
    pageType: Viewed['pageType'],
    signal: (page: string) => Observed,
  ): PageTold => {
    const where = nextPage();
    const shown = viewed(where, path, title(wordsIn(where.language)), pageType);
    return told(where.page, visibleFor(false, draw), [
      [0, shown],
      [SOON_MS, signal(where.page)],
    ]);
  };
  return [
    page(
      '/checkout/payment',
      ({ steps }) => steps.payment,
      'checkout',
      (on) => ({ type: 'checkout.stepped', page: on, step: 'shipping' }),
    ),
    page(
      '/checkout/overview',
      ({ steps }) => steps.overview,
      'checkout',
      (on) => ({ type: 'checkout.stepped', page: on, step: 'payment' }),
    ),
    page(
      '/thank-you',
      ({ thankNext }) => thankNext,
      'thank-you',
      (on) => ({ type: 'order.claimed', page: on, order, valueMinor, currency: CURRENCY }),
    ),
  ];
}

type Signals = [afterMs: number, observed: Observed][];

function told(page: string, visibleMs: number, signals: Signals): PageTold {
  const left: Observed = { type: 'page.left', page, visibleMs };
  const all = [...signals, [visibleMs, left] as const];
  return {
    visibleMs,
    signals: all.map(([afterMs, observed]) => ({ afterMs: Math.round(afterMs), observed })),
  };
}

function viewed(
  { page, origin, language, referrer }: Where,
  path: string,
  title: string,
  pageType: Viewed['pageType'],
): Observed {
  const url = `${origin}${href({ language }, path)}`;
  const inFull = wordsIn(language).pageTitle(title);
  return { type: 'page.viewed', page, url, title: inFull, pageType, referrer };
}

function doubting(
  page: string,
  hesitation: Extract<Observed, { readonly type: 'hesitation.noticed' }>['hesitation'],
): Observed {
  return { type: 'hesitation.noticed', page, hesitation };
}

function filled(page: string, pair: Pair, language: Language): Observed {
  const { priceMinor } = pair.product;
  const lines = [{ ...named(pair, language), quantity: 1 }];
  return {
    type: 'basket.changed',
    page,
    basket: { lines, valueMinor: priceMinor, currency: CURRENCY },
  };
}

function named({ product, size }: Pick<Pair, 'product'> & Partial<Pair>, language: Language): Told {
  const { sku, name, kind, priceMinor } = product;
  const variant = size ?? null;
  return { product: sku, name: name[language], category: kind[language], variant, priceMinor };
}

function pathOf({ kind, category, product }: Stop): string {
  switch (kind) {
    case 'home':
      return '/';
    case 'category':
      return `/${category}`;
    case 'product':
    case 'product-again':
      return `/product/${product?.id}`;
    case 'basket':
      return '/basket';
    case 'checkout':
      return '/checkout/details';
    case 'shipping-cost':
      return '/checkout/shipping';
    case 'search':
      return '/search';
  }
}

function titleOf({ kind, category, product }: Stop, language: Language): string {
  const words = wordsIn(language);
  switch (kind) {
    case 'home':
      return words.homeTitle;
    case 'category':
      return words.categories[category];
    case 'product':
    case 'product-again':
      return `${product?.name[language]}, ${product?.kind[language].toLowerCase()}`;
    case 'basket':
      return words.basketTitle;
    case 'checkout':
      return words.detailsTitle;
    case 'shipping-cost':
      return words.steps.shipping;
    case 'search':
      return words.filterLabel;
  }
}

function leastFor(doubt: Stop['doubt']): number {
  if (doubt === null) return 0;
  return 2 * (doubt === 'idle-at-checkout' ? IDLE_MS : EXIT_MS);
}

function visibleFor(isLong: boolean, draw: Draw): number {
  const ms = around(draw, isLong ? LONG_MS : SHORT_MS, 0.5);
  return Math.round(Math.min(VISIBLE_MOST_MS, Math.max(VISIBLE_LEAST_MS, ms)));
}

const CURRENCY = 'EUR';
// Estimates: what a page is looked at for, and when what it is about has been pushed or has come on screen.
const SHORT_MS = 8_000;
const LONG_MS = 45_000;
const VISIBLE_LEAST_MS = 2_000;
const VISIBLE_MOST_MS = 600_000;
const SOON_MS = 60;
const COST_MS = 400;
// A doubt shows half-way: by then as long as it takes (visitor/observe/definitions.ts).
const IDLE_MS = 32_000;
const EXIT_MS = 3_500;
const SEARCHED: Both = { nl: 'leer', en: 'leather' };
