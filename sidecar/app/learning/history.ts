import { asId, type SessionId, type ShopId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import {
  HISTORY_ACTS_MAX,
  HISTORY_SESSIONS_AT_ONCE,
  HISTORY_SESSIONS_MAX,
} from '../../../shared/protocol/limits.ts';
import type { KnownOrder } from '../../domain/engagement/known-order.ts';
import type { Act } from '../../domain/session/act.ts';
import type { Session } from '../../domain/session/session.ts';
import type { EndedPlace } from '../../ports/store/sessions.ts';
import type { Environment } from '../context.ts';
import { look } from '../pipeline.ts';

/** A session that ended, by name only: thousands of them are held at once. */
export interface Ended {
  readonly session: SessionId;
  readonly startedAt: EpochMs;
  readonly endedAt: EpochMs;
  /** How many of its acts are read. */
  readonly acts: number;
}

/** One with all that is kept of it. */
export interface EndedWhole {
  readonly session: Session;
  /** Its first acts. */
  readonly acts: readonly Act[];
  /** Those that its pages claimed first. */
  readonly orders: readonly KnownOrder[];
}

/** No id comes before it: of the moment it is given with, nothing is read. */
const FIRST = asId<SessionId>('0');

/**
 * The newest sessions of the shop that ended before `until` and after `after`, in the order in which they began; read a few
 * at a time while others are served.
 *
 * @param max at most so many
 * @returns null when it was stopped
 */
export async function endedSessions(
  environment: Environment,
  shop: ShopId,
  { after, until, max = HISTORY_SESSIONS_MAX }: Stretch,
  stop: AbortSignal,
): Promise<readonly Ended[] | null> {
  const found: Ended[] = [];
  let before: EndedPlace = { endedAt: until, session: FIRST };
  while (found.length < max) {
    if (stop.aborted) return null;
    const from = before;
    const page: readonly Session[] = await look(environment, ({ tx }) =>
      tx.sessions.ended(from, HISTORY_SESSIONS_AT_ONCE),
    );
    for (const { session, startedAt, endedAt, shop: of, acts } of page) {
      if (endedAt === null || (after !== null && endedAt <= after)) return inOrder(found, max);
      before = { endedAt, session };
      const read = Math.min(acts, HISTORY_ACTS_MAX);
      if (of === shop) found.push({ session, startedAt, endedAt, acts: read });
    }
    await environment.turns.next();
    if (page.length < HISTORY_SESSIONS_AT_ONCE) break;
  }
  return inOrder(found, max);
}

interface Stretch {
  /** null: as far back as they are kept. */
  readonly after: EpochMs | null;
  readonly until: EpochMs;
  readonly max?: number;
}

function inOrder(found: readonly Ended[], max: number): readonly Ended[] {
  return found
    .slice(0, max)
    .sort((a, b) => a.startedAt - b.startedAt || (a.session < b.session ? -1 : 1));
}

/** As many as are read in one picture, again and again to the last: few sessions, and few acts in all of them. */
export function* pictures(ended: readonly Ended[]): Generator<readonly Ended[]> {
  let few: Ended[] = [];
  let acts = 0;
  for (const each of ended) {
    const isFull = few.length === HISTORY_SESSIONS_AT_ONCE || acts + each.acts > HISTORY_ACTS_MAX;
    if (isFull && few.length > 0) {
      yield few;
      few = [];
      acts = 0;
    }
    few.push(each);
    acts += each.acts;
  }
  if (few.length > 0) yield few;
}

/** These with all that is kept of them, of one picture; those that were erased meanwhile are left out. */
export function readWhole(
  environment: Environment,
  sessions: readonly Ended[],
): Promise<readonly EndedWhole[]> {
  return look(environment, async ({ tx }) => {
    const whole: EndedWhole[] = [];
    for (const { session: id } of sessions) {
      const session = await tx.sessions.find(id);
      if (session === null) continue;
      const acts = await tx.sessions.actsOf(id, 0, HISTORY_ACTS_MAX);
      const { visitor, journey } = session;
      // Few order, and a visitor has few orders: no other index is needed.
      const orders = journey.orderedAt === null ? [] : await tx.offers.ordersOfVisitor(visitor);
      whole.push({ session, acts, orders: orders.filter((order) => order.session === id) });
    }
    return whole;
  });
}
