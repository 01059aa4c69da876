import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { PastSession } from '../../domain/engagement/features/examples.ts';
import type { EndedVisit } from '../../domain/engagement/features/page-statistics.ts';
import type { About } from '../../domain/engagement/follow.ts';
import type { Act } from '../../domain/session/act.ts';
import type { Who } from '../../domain/session/session.ts';
import type { EndedWhole } from './history.ts';
import { pageOf } from './pages.ts';

/** What the shop knew beside the session: the clock on its wall, and its pages as they stood then. */
export type Around = Pick<About, 'localTime' | 'standingOf'>;

/** From before it was kept who it was: nothing is known, which is not the same as a first visit. */
export const NOBODY: Who = { device: null, sessionsBefore: Number.NaN, customerValue: null };

/** One session that ended as it is learned from (SPEC LF7). */
export function pastSession(whole: EndedWhole, around: Around): PastSession {
  const { session, acts } = whole;
  return {
    session: session.session,
    acts,
    // What a look counts of earlier sessions is kept with it.
    earlierLooks: session.journey.looks
      .filter(({ earlier }) => earlier > 0)
      .map((seen) => ({ ...seen, looks: 0 })),
    about: { ...(session.who ?? NOBODY), ...around },
    orderedAt: orderOf(whole)?.at ?? null,
  };
}

/** The same as its pages count it. */
export function endedVisit(whole: EndedWhole): EndedVisit {
  const pages: string[] = [];
  const order = orderOf(whole);
  let afterPages = 0;
  for (const { place, observed } of whole.acts) {
    if (observed.type === 'page.viewed') pages.push(pageOf(observed.url));
    if (order !== null && place <= order.place) afterPages = pages.length;
  }
  return { pages, order: order === null ? null : { afterPages, minor: order.minor } };
}

/** An order of the session that the shop's server confirmed: when its page said so, and what it was worth. */
interface Ordered {
  readonly at: EpochMs;
  readonly place: number;
  /** 0 or more: what a page says may be anything. */
  readonly minor: number;
}

function orderOf({ session, acts, orders }: EndedWhole): Ordered | null {
  const names = new Set(
    orders.filter(({ confirmedAt }) => confirmedAt !== null).map(({ order }) => order),
  );
  if (names.size === 0) return null;
  const claim = acts.find((act) => isClaimOf(names, act));
  // Its claim came after the acts that are read.
  if (claim === undefined) {
    const { orderedAt } = session.journey;
    return orderedAt === null ? null : { at: orderedAt, place: Number.POSITIVE_INFINITY, minor: 0 };
  }
  const { at, place, observed } = claim;
  const minor = observed.type === 'order.claimed' ? observed.valueMinor : 0;
  return { at, place, minor: Number.isFinite(minor) ? Math.max(0, minor) : 0 };
}

function isClaimOf(names: ReadonlySet<string>, { observed }: Act): boolean {
  return observed.type === 'order.claimed' && names.has(observed.order);
}
