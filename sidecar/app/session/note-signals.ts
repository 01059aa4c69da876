import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import { ACTS_PER_SESSION_MAX, PAST_MAX_MS } from '../../../shared/protocol/limits.ts';
import { EMPTY_TALLY } from '../../domain/engagement/features/tally.ts';
import { type Followed, follow } from '../../domain/engagement/follow.ts';
import type { Act, Observed } from '../../domain/session/act.ts';
import type { Session, Who } from '../../domain/session/session.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import type { Environment, VisitorCaller, Work } from '../context.ts';
import { aboutNow } from '../engagement/about-now.ts';
import { claimOrder } from '../engagement/claim-order.ts';
import { withMeritAtTimes } from '../engagement/merit-now.ts';
import { qualify } from '../engagement/qualify.ts';
import { restate } from '../engagement/restate.ts';
import { commit } from '../pipeline.ts';
import { showSession } from '../report/show-row.ts';
import { JOURNEY_BOUNDS } from './bounds.ts';
import { sessionNow } from './session-now.ts';

/** One signal as a tab sent it: `n` counts the tab's signals from 1. */
export interface SentSignal {
  readonly n: number;
  readonly at: number;
  readonly body: Observed;
}

/**
 * Stores what a page observed and decides on it; the mark up to which everything is acknowledged.
 *
 * Repeats, whatever came without *observe* (SPEC PV1) and whatever is beyond the bound of a session is
 * acknowledged and dropped: sent again it would be no more welcome.
 */
export function noteSignals(
  environment: Environment,
  who: VisitorCaller,
  messages: readonly SentSignal[],
): Promise<number> {
  return commit(environment, (work) => note(work, who, messages), who.visitor);
}

async function note(
  work: Work,
  who: VisitorCaller,
  messages: readonly SentSignal[],
): Promise<number> {
  const { tx, now } = work;
  const marked = await tx.visitors.marked(who.visitor, who.tab);
  const fresh = above(marked, messages);
  const newest = fresh.at(-1);
  if (newest === undefined) return marked;
  const visitor = await tx.visitors.find(who.visitor);
  if (visitor === null || !visitor.observe || visitor.blocked !== null) return newest.n;
  await tx.visitors.mark(who.visitor, who.tab, newest.n, now);
  const current = await sessionNow(work, visitor);
  const whoNow = whoIs(who, current.visitor, current.session);
  const followed = await append(work, { ...current.session, who: whoNow }, whoNow, fresh);
  const isNewOrder =
    current.session.journey.orderedAt === null && followed.journey.orderedAt !== null;
  const order = isNewOrder ? orderIn(fresh) : null;
  const claimed = order === null ? followed : await claimOrder(work, followed, order);
  // Once per batch and not per signal: an outbox that comes late is judged by how it ends.
  const isAway = claimed.journey.awaySince !== null;
  const decided = isAway
    ? restate(work, current.visitor, claimed)
    : await qualify(work, current.visitor, claimed);
  const told = withMeritAtTimes(work, decided);
  await tx.sessions.put(told);
  showSession(work, current.visitor, told);
  return newest.n;
}

/** The first order that is claimed: the one that counts (SPEC MS2). */
function orderIn(messages: readonly SentSignal[]): string | null {
  for (const { body } of messages) if (body.type === 'order.claimed') return body.order;
  return null;
}

function above(marked: number, messages: readonly SentSignal[]): readonly SentSignal[] {
  const fresh: SentSignal[] = [];
  let highest = marked;
  for (const message of messages) {
    if (message.n <= highest) continue;
    fresh.push(message);
    highest = message.n;
  }
  return fresh;
}

async function append(
  work: Work,
  session: Session,
  who: Who,
  fresh: readonly SentSignal[],
): Promise<Session> {
  const { decision } = work.foresight(session.shop);
  const about = aboutNow(work, session.shop, who);
  let { acts } = session;
  let followed: Followed = { journey: session.journey, tally: session.tally ?? EMPTY_TALLY };
  for (const { at, body } of fresh.slice(0, Math.max(0, ACTS_PER_SESSION_MAX - acts))) {
    acts += 1;
    const act: Act = {
      session: session.session,
      visitor: session.visitor,
      place: acts,
      at: clamped(at, work.now),
      observed: body,
    };
    await work.tx.sessions.append(act);
    followed = follow(followed, act, about, decision, JOURNEY_BOUNDS);
  }
  return { ...session, ...followed, acts, lastAt: work.now };
}

/** A beacon does not say what it comes from: what the session knew stays. */
function whoIs(caller: VisitorCaller, { identity, sessions }: Visitor, session: Session): Who {
  return {
    device: caller.device ?? session.who?.device ?? null,
    sessionsBefore: Math.max(0, sessions - 1),
    customerValue: identity?.customerValue ?? null,
  };
}

function clamped(at: number, now: EpochMs): EpochMs {
  return asEpochMs(Math.min(now, Math.max(0, now - PAST_MAX_MS, at)));
}
