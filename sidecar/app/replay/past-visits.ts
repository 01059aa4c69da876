import {
  asId,
  type ConversationId,
  type SessionId,
  type VisitorId,
} from '../../../shared/kernel/ids.ts';
import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import {
  HISTORY_ACTS_MAX,
  REPLAY_SESSIONS_AT_ONCE,
  SEARCH_PAGE_MAX,
} from '../../../shared/protocol/limits.ts';
import type { KnownOrder } from '../../domain/engagement/known-order.ts';
import type { Offer } from '../../domain/engagement/offer.ts';
import type { Talk } from '../../domain/engagement/replay/past-visit.ts';
import type { Act } from '../../domain/session/act.ts';
import type { Session } from '../../domain/session/session.ts';
import type { EndedPlace } from '../../ports/store/sessions.ts';
import type { Environment, Work } from '../context.ts';
import { type Looking, look } from '../pipeline.ts';

/** What it takes to replay: nothing is kept by it. */
export interface Replaying extends Looking, Pick<Environment, 'turns' | 'holdoutSalt'> {}

/** The newest sessions of some days, by name. */
export interface Newest {
  /** In the order in which they began. */
  readonly sessions: readonly SessionId[];
  /** There are more, older ones. */
  readonly isCut: boolean;
}

/** One session with all that is kept of it, and all that is kept of its visitor's offers. */
export interface WholeVisit {
  readonly session: Session;
  readonly acts: readonly Act[];
  /** Those that its pages claimed first. */
  readonly orders: readonly KnownOrder[];
  /** Of all sessions of the visitor. */
  readonly offers: readonly Offer[];
  readonly talks: readonly Talk[];
}

/** No id comes before it: of the moment it is given with, nothing is read. */
const FIRST = asId<SessionId>('0');

/** Sessions of every shop that ended at or after `from`; null when it was stopped. */
export async function newestSessions(
  environment: Replaying,
  from: EpochMs,
  max: number,
  stop: AbortSignal,
): Promise<Newest | null> {
  const found: Pick<Session, 'session' | 'startedAt'>[] = [];
  // A moment later: what ended just now is among them.
  let before: EndedPlace = { endedAt: asEpochMs(environment.clock.now() + 1), session: FIRST };
  for (let isMore = true; isMore; ) {
    if (stop.aborted) return null;
    const place = before;
    const page: readonly Session[] = await look(environment, ({ tx }) =>
      tx.sessions.ended(place, REPLAY_SESSIONS_AT_ONCE),
    );
    isMore = page.length === REPLAY_SESSIONS_AT_ONCE;
    for (const { session, startedAt, endedAt } of page) {
      if (endedAt === null || endedAt < from) return inOrder(found, max);
      before = { endedAt, session };
      found.push({ session, startedAt });
    }
    if (found.length > max) break;
    await environment.turns.next();
  }
  return inOrder(found, max);
}

function inOrder(found: readonly Pick<Session, 'session' | 'startedAt'>[], max: number): Newest {
  const sessions = found
    .slice(0, max)
    .sort((a, b) => a.startedAt - b.startedAt || (a.session < b.session ? -1 : 1))
    .map(({ session }) => session);
  return { sessions, isCut: found.length > max };
}

/** These with all that is kept of them, of one picture; those that were erased meanwhile are left out. */
export function readVisits(
  environment: Replaying,
  sessions: readonly SessionId[],
): Promise<readonly WholeVisit[]> {
  return look(environment, async ({ tx }) => {
    const whole: WholeVisit[] = [];
    for (const id of sessions) {
      const session = await tx.sessions.find(id);
      if (session === null) continue;
      const { visitor, journey } = session;
      const acts = await tx.sessions.actsOf(id, 0, HISTORY_ACTS_MAX);
      const claimed = journey.orderedAt === null ? [] : await tx.offers.ordersOfVisitor(visitor);
      const offers = await tx.offers.ofVisitor(visitor, asEpochMs(0));
      whole.push({
        session,
        acts,
        orders: claimed.filter((order) => order.session === id),
        offers,
        talks: await talksOf(tx, visitor),
      });
    }
    return whole;
  });
}

async function talksOf(tx: Work['tx'], visitor: VisitorId): Promise<readonly Talk[]> {
  const talks: Talk[] = [];
  let after: ConversationId | null = null;
  for (let isMore = true; isMore; ) {
    const page = await tx.conversations.ofVisitor(visitor, after, SEARCH_PAGE_MAX);
    isMore = page.length === SEARCH_PAGE_MAX;
    for (const { conversation, offer, openedAt, endedAt, closedAt } of page) {
      after = conversation;
      talks.push({ offer, from: openedAt, to: endedAt ?? closedAt });
    }
  }
  return talks;
}
