import type { JourneyAct } from '../../../../shared/protocol/messages/report.ts';
import type { PageType } from '../../../../shared/protocol/messages/session.ts';

/** One page of a visit with what happened on it. */
export type Stop = {
  readonly key: string;
  readonly at: number;
  /** null when the page itself is on an older sheet than what happened on it. */
  readonly page: { readonly pageType: PageType; readonly title: string } | null;
  /** Time in view; null while the page is open or its leaving was not seen. */
  readonly visibleMs: number | null;
  /** In the order in which they happened. */
  readonly acts: readonly JourneyAct[];
};

/** One visit: newest page first. */
export type Visit = {
  readonly session: string;
  readonly startedAt: number;
  readonly stops: readonly Stop[];
};

type Building = {
  key: string;
  at: number;
  page: Stop['page'];
  visibleMs: number | null;
  acts: JourneyAct[];
};

/** Acts of a visitor, in any order and with repeats, as visits; newest visit first. */
export function visitsOf(acts: readonly JourneyAct[]): readonly Visit[] {
  const bySession = new Map<string, JourneyAct[]>();
  const seen = new Set<string>();
  for (const act of acts) {
    const key = `${act.session} ${act.place} ${act.at} ${act.act.type}`;
    if (seen.has(key)) continue;
    seen.add(key);
    bySession.set(act.session, [...(bySession.get(act.session) ?? []), act]);
  }
  return [...bySession]
    .map(([session, theirs]) => visitOf(session, theirs))
    .sort((a, b) => b.startedAt - a.startedAt);
}

function visitOf(session: string, unordered: readonly JourneyAct[]): Visit {
  const acts = [...unordered].sort((a, b) => a.at - b.at || a.place - b.place);
  const stops: Building[] = [];
  const byPage = new Map<string, Building>();
  for (const act of acts) {
    const { act: what } = act;
    if (what.type === 'page.viewed') {
      const { pageType, title } = what;
      const stop = {
        key: what.page,
        at: act.at,
        page: { pageType, title },
        visibleMs: null,
        acts: [],
      };
      byPage.set(what.page, stop);
      stops.push(stop);
      continue;
    }
    const page = 'page' in what ? byPage.get(what.page) : stops.at(-1);
    const stop = page ?? stops.at(-1) ?? opened(stops, act);
    if (what.type === 'page.left') stop.visibleMs = Math.max(stop.visibleMs ?? 0, what.visibleMs);
    else if (isTelling(act, stop)) stop.acts.push(act);
  }
  return { session, startedAt: acts[0]?.at ?? 0, stops: stops.reverse() };
}

function opened(stops: Building[], { at, place }: JourneyAct): Building {
  const stop = { key: `before ${place}`, at, page: null, visibleMs: null, acts: [] };
  stops.push(stop);
  return stop;
}

/** A product or list already named by the title of its page says nothing new. */
function isTelling({ act }: JourneyAct, { page }: Building): boolean {
  if (act.type === 'list.viewed') return page === null;
  if (act.type === 'product.viewed') {
    return page === null || !page.title.toLowerCase().includes(act.product.name.toLowerCase());
  }
  return true;
}

/** How often and how long each page was in view in one visit, in the order of first sight. */
export type Sum = {
  readonly pageType: PageType;
  readonly title: string;
  readonly times: number;
  readonly visibleMs: number;
};

/** The visit in a few words, pages of the same title taken together. */
export function sumsOf(visit: Visit): readonly Sum[] {
  const sums = new Map<string, Sum>();
  for (const { page, visibleMs } of [...visit.stops].reverse()) {
    if (page === null) continue;
    const key = `${page.pageType} ${page.title}`;
    const before = sums.get(key) ?? { ...page, times: 0, visibleMs: 0 };
    sums.set(key, {
      ...before,
      times: before.times + 1,
      visibleMs: before.visibleMs + (visibleMs ?? 0),
    });
  }
  return [...sums.values()];
}

/** How far the newest visit got in the checkout, and whether it was left after that. */
export type Checkout = {
  readonly step: 'begun' | 'shipping' | 'payment' | null;
  readonly isLeft: boolean;
  readonly isOrdered: boolean;
};

export function checkoutOf(visit: Visit | undefined): Checkout {
  const inOrder = [...(visit?.stops ?? [])].reverse();
  let step: Checkout['step'] = null;
  let isOrdered = false;
  for (const { act } of inOrder.flatMap((stop) => stop.acts)) {
    if (act.type === 'checkout.stepped') step = act.step;
    if (act.type === 'order.claimed') isOrdered = true;
  }
  const last = inOrder.at(-1)?.page?.pageType;
  return { step, isOrdered, isLeft: step !== null && !isOrdered && last !== 'checkout' };
}
