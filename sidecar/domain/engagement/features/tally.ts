import { assertNever } from '../../../../shared/kernel/assert.ts';
import type { EpochMs } from '../../../../shared/kernel/time.ts';
import type { Act, Observed, PageType } from '../../session/act.ts';
import type { Journey, JourneyBounds } from '../../session/journey.ts';
import { type BasketTally, NO_BASKET_YET, tallyBasket } from './basket-tally.ts';
import { NO_PAGES_YET, type PageStanding, type PagesEarned, withPage } from './page-standing.ts';

export type Referrer = Extract<Observed, { readonly type: 'page.viewed' }>['referrer'];

type ByPageType = Readonly<Partial<Record<PageType, number>>>;

/** What a model looks at and a journey does not keep: counts and times over the whole visit. Bounded like a journey. */
export interface Tally {
  /** Where the visit came from: the first page's referrer that is not the shop itself. */
  readonly referrer: Referrer | null;
  readonly firstAt: EpochMs | null;
  readonly lastAt: EpochMs | null;
  readonly views: ByPageType;
  readonly visibleMs: ByPageType;
  readonly lists: number;
  readonly searches: number;
  /** Times a product was shown, each page once. */
  readonly productViews: number;
  /** Steps of the checkout that were taken again after a later one. */
  readonly stepsBack: number;
  readonly basket: BasketTally;
  readonly pages: PagesEarned;
}

/** Nothing seen yet. */
export const EMPTY_TALLY: Tally = {
  referrer: null,
  firstAt: null,
  lastAt: null,
  views: {},
  visibleMs: {},
  lists: 0,
  searches: 0,
  productViews: 0,
  stepsBack: 0,
  basket: NO_BASKET_YET,
  pages: NO_PAGES_YET,
};

/**
 * The tally after one more act. The same fold makes the rows a model learns from and those it scores, so that it never
 * meets in service what it was not shown in training.
 *
 * @param before the journey without the act
 * @param standing what the shop has learned of the page that is shown; null when it is new
 */
export function tallied(
  tally: Tally,
  before: Journey,
  act: Act,
  standing: PageStanding | null,
  bounds: JourneyBounds,
): Tally {
  const { at } = act;
  const firstAt = tally.firstAt ?? at;
  const seen = { ...tally, firstAt, lastAt: later(tally.lastAt, at) };
  return counted(seen, before, act.observed, standing, bounds);
}

function counted(
  tally: Tally,
  before: Journey,
  observed: Observed,
  standing: PageStanding | null,
  bounds: JourneyBounds,
): Tally {
  const upTo = (count: number): number => Math.min(bounds.countMax, count);
  switch (observed.type) {
    case 'page.viewed': {
      const { pageType, referrer } = observed;
      return {
        ...tally,
        referrer: tally.referrer ?? (referrer === 'internal' ? null : referrer),
        views: { ...tally.views, [pageType]: upTo((tally.views[pageType] ?? 0) + 1) },
        pages: withPage(tally.pages, standing, bounds.countMax),
      };
    }
    case 'page.left': {
      const left = before.pages.find(({ page }) => page === observed.page);
      if (left === undefined) return tally;
      // A page that is left twice, as one that came back from the browser's cache, says its whole time each time.
      const more = Math.max(0, observed.visibleMs - left.visibleMs);
      const ms = Math.min(bounds.visibleMaxMs, (tally.visibleMs[left.pageType] ?? 0) + more);
      return { ...tally, visibleMs: { ...tally.visibleMs, [left.pageType]: ms } };
    }
    case 'product.viewed':
      return { ...tally, productViews: upTo(tally.productViews + 1) };
    case 'list.viewed':
      return { ...tally, lists: upTo(tally.lists + 1) };
    case 'search.made':
      return { ...tally, searches: upTo(tally.searches + 1) };
    case 'basket.changed':
      return {
        ...tally,
        basket: tallyBasket(tally.basket, before.basket, observed.basket, bounds.countMax),
      };
    case 'checkout.stepped': {
      const isBack = stepOf(observed.step) < stepOf(before.checkoutStep);
      return isBack ? { ...tally, stepsBack: upTo(tally.stepsBack + 1) } : tally;
    }
    case 'hesitation.noticed':
    case 'order.claimed':
    case 'refund.claimed':
    case 'track.noted':
      return tally;
    default:
      return assertNever(observed);
  }
}

/** 0 before the checkout, then 1, 2, 3. */
export function stepOf(step: Journey['checkoutStep']): number {
  return step === null ? 0 : ['begun', 'shipping', 'payment'].indexOf(step) + 1;
}

function later(was: EpochMs | null, at: EpochMs): EpochMs {
  return was === null || at > was ? at : was;
}
