import { assertNever } from '../../../shared/kernel/assert.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import { NO_SCORE, type ScoreTrail } from '../engagement/direction.ts';
import type { Hesitation } from '../engagement/reason.ts';
import type { Act, Basket, CheckoutStep, PageType } from './act.ts';
import {
  type CheckoutPath,
  enterCheckout,
  leaveCheckout,
  NOT_IN_CHECKOUT,
} from './checkout-path.ts';
import { type Look, lookAt } from './look.ts';
import { leavePage, type PageSeen, viewPage } from './page-seen.ts';
import { type Phase, phaseOf } from './phase.ts';

/** How often a hesitation was seen in this session, and when last. */
export interface Hesitated {
  readonly count: number;
  readonly lastAt: EpochMs;
  /** A product's name, where it is about one. */
  readonly about: string | null;
}

/** A hesitation that the page could not notice, read from the journey at this place. */
export interface ReadHesitation {
  readonly hesitation: Hesitation;
  readonly at: EpochMs;
  readonly place: number;
  readonly count: number;
  readonly about: string | null;
}

/** What the acts of a session add up to, folded one by one. Bounded, whatever the acts. */
export interface Journey {
  readonly place: { readonly pageType: PageType; readonly title: string; readonly url: string };
  readonly basket: Basket | null;
  readonly basketChangedAt: EpochMs | null;
  /** The furthest step of this visit. */
  readonly checkoutStep: CheckoutStep | null;
  readonly checkout: CheckoutPath;
  readonly phase: Phase;
  readonly pageviews: number;
  /** The last pages, newest last. */
  readonly pages: readonly PageSeen[];
  /** Visible time of all pages together. */
  readonly visibleMs: number;
  /** Products looked at, the last one looked at last. */
  readonly looks: readonly Look[];
  readonly hesitations: Readonly<Partial<Record<Hesitation, Hesitated>>>;
  /** The last hesitations that were read here and not noticed by the page, newest last. */
  readonly read: readonly ReadHesitation[];
  readonly score: ScoreTrail;
  readonly orderedAt: EpochMs | null;
  /** Since when no page is open, as far as known; null while one is. */
  readonly awaySince: EpochMs | null;
}

/** How large a journey may become. */
export interface JourneyBounds {
  readonly pagesMax: number;
  readonly productsMax: number;
  readonly readMax: number;
  readonly countMax: number;
  readonly visibleMaxMs: number;
}

/** Nothing seen yet. */
export const EMPTY_JOURNEY: Journey = {
  place: { pageType: 'other', title: '', url: '' },
  basket: null,
  basketChangedAt: null,
  checkoutStep: null,
  checkout: NOT_IN_CHECKOUT,
  phase: 'browsing',
  pageviews: 0,
  pages: [],
  visibleMs: 0,
  looks: [],
  hesitations: {},
  read: [],
  score: NO_SCORE,
  orderedAt: null,
  awaySince: null,
};

/** The journey after one more act. Hesitations and score follow in `engagement/follow.ts`. */
export function advance(journey: Journey, act: Act, bounds: JourneyBounds): Journey {
  const moved = move(journey, act, bounds);
  if (act.observed.type === 'page.left') return moved;
  return { ...moved, phase: phaseOf(moved), awaySince: null };
}

function move(journey: Journey, act: Act, bounds: JourneyBounds): Journey {
  const { observed, at } = act;
  switch (observed.type) {
    case 'page.viewed': {
      const { pageType, title, url } = observed;
      return {
        ...journey,
        place: { pageType, title, url },
        pageviews: Math.min(bounds.countMax, journey.pageviews + 1),
        pages: viewPage(journey.pages, observed.page, pageType, bounds.pagesMax),
        checkout:
          pageType === 'checkout'
            ? enterCheckout(journey.checkout, bounds.countMax)
            : leaveCheckout(journey.checkout, pageType, at, bounds.countMax),
      };
    }
    case 'page.left': {
      const pages = leavePage(journey.pages, observed.page, observed.visibleMs);
      const visibleMs = Math.min(bounds.visibleMaxMs, journey.visibleMs + observed.visibleMs);
      const isAway = pages.every((page) => !page.isOpen);
      return { ...journey, pages, visibleMs, awaySince: isAway ? at : journey.awaySince };
    }
    case 'product.viewed':
      return { ...journey, looks: lookAt(journey.looks, observed, at, bounds) };
    case 'basket.changed':
      return { ...journey, basket: observed.basket, basketChangedAt: at };
    case 'checkout.stepped':
      return {
        ...journey,
        checkoutStep: further(journey.checkoutStep, observed.step),
        checkout: enterCheckout(journey.checkout, bounds.countMax),
      };
    case 'order.claimed':
      return {
        ...journey,
        orderedAt: journey.orderedAt ?? at,
        checkout: { ...journey.checkout, isIn: false },
      };
    case 'list.viewed':
    case 'search.made':
    case 'hesitation.noticed':
    case 'refund.claimed':
    case 'track.noted':
      return journey;
    default:
      return assertNever(observed);
  }
}

const STEPS: readonly CheckoutStep[] = ['begun', 'shipping', 'payment'];

function further(was: CheckoutStep | null, step: CheckoutStep): CheckoutStep {
  return was !== null && STEPS.indexOf(was) > STEPS.indexOf(step) ? was : step;
}
