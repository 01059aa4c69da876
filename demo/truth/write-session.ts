import { assert } from '../../shared/kernel/assert.ts';
import { asId, type ShopId, type TabId, type VisitorId } from '../../shared/kernel/ids.ts';
import { after, asDurationMs, type EpochMs, MINUTE_MS } from '../../shared/kernel/time.ts';
import type { VisitorCaller, Work } from '../../sidecar/app/context.ts';
import { aboutNow } from '../../sidecar/app/engagement/about-now.ts';
import { claimOrder } from '../../sidecar/app/engagement/claim-order.ts';
import { confirmOrder } from '../../sidecar/app/engagement/confirm-order.ts';
import { qualify } from '../../sidecar/app/engagement/qualify.ts';
import { restate } from '../../sidecar/app/engagement/restate.ts';
import { settleOffer } from '../../sidecar/app/engagement/settle-offer.ts';
import { JOURNEY_BOUNDS, SESSION_BOUNDS } from '../../sidecar/app/session/bounds.ts';
import { sessionNow } from '../../sidecar/app/session/session-now.ts';
import { EMPTY_TALLY } from '../../sidecar/domain/engagement/features/tally.ts';
import { follow } from '../../sidecar/domain/engagement/follow.ts';
import { isExposure, wasShown } from '../../sidecar/domain/engagement/offer.ts';
import type { Act } from '../../sidecar/domain/session/act.ts';
import { withOffer } from '../../sidecar/domain/session/engaged-session.ts';
import { endSession, type Session, type Who } from '../../sidecar/domain/session/session.ts';
import type { Visitor } from '../../sidecar/domain/visitor/visitor.ts';
import type { PastSession, Regular, Sent } from './past-sessions.ts';
import { willBuy } from './shopper.ts';
import { type TalkStep, talkFrom } from './write-talk.ts';

/** What became of one session. */
export interface Became {
  readonly isNew: boolean;
  readonly acts: number;
  /** null: never stamped, or blocked. */
  readonly arm: 'offered' | 'held-out' | null;
  readonly isOrdered: boolean;
  readonly isConfirmed: boolean;
  /** What an offer changes in an order of this shopper, from where the stamp stands: −1, 0 or 1. */
  readonly effect: number;
}

/** Plays one session through the product's own decisions and keeps what they keep. */
export async function writeSession(
  workAt: (at: EpochMs) => Work,
  shop: ShopId,
  past: PastSession,
): Promise<Became> {
  const known = await visitorOf(workAt(past.startedAt), shop, past.who);
  const opened = await sessionNow(workAt(past.startedAt), known);
  const { visitor } = opened;
  const who: Who = {
    device: past.who.device,
    sessionsBefore: visitor.sessions - 1,
    customerValue: past.who.customerValue,
  };
  const teller: Teller = { workAt, visitor, who, past, talk: [] };
  const walked = await tellAll(teller, { ...opened.session, who }, past.walked);
  const { tx } = workAt(past.startedAt);
  const stamps = (await tx.offers.ofSession(walked.session)).filter(isExposure);
  // Who is on the way to pay no longer lets an offer change that.
  const isOrdered = willBuy(past, stamps.some(wasShown));
  const paid = isOrdered ? await tellAll(teller, walked, past.paid) : walked;
  await end(teller, paid);
  if (isOrdered && past.isConfirmed) await confirm(workAt, shop, past.paid);
  const [stamped] = (await tx.offers.ofSession(paid.session)).filter(isExposure);
  return {
    isNew: visitor.sessions === 1,
    acts: paid.acts,
    arm: stamped === undefined ? null : wasShown(stamped) ? 'offered' : 'held-out',
    isOrdered,
    isConfirmed: isOrdered && past.isConfirmed,
    effect: stamps.length === 0 ? 0 : Number(willBuy(past, true)) - Number(willBuy(past, false)),
  };
}

interface Teller {
  readonly workAt: (at: EpochMs) => Work;
  readonly visitor: Visitor;
  readonly who: Who;
  readonly past: PastSession;
  /** What is still to be done in the conversation that is going on. */
  readonly talk: TalkStep[];
}

async function visitorOf(work: Work, shop: ShopId, regular: Regular): Promise<Visitor> {
  const visitor = asId<VisitorId>(regular.name);
  const known = await work.tx.visitors.find(visitor);
  if (known !== null) return known;
  const { customerValue, language } = regular;
  const identity = {
    customer: regular.name,
    name: null,
    customerValue,
    orders: null,
    identifiedAt: work.now,
  };
  await work.tx.audit.add({
    at: work.now,
    kind: 'consent-given',
    by: visitor,
    about: visitor,
    detail: 'observe',
  });
  return {
    visitor,
    shop,
    secretHash: work.digest.sha256(regular.name),
    language,
    observe: true,
    identity: customerValue === null ? null : identity,
    blocked: null,
    sessions: 0,
    firstSeenAt: work.now,
    lastSeenAt: work.now,
  };
}

async function tellAll(teller: Teller, from: Session, sent: readonly Sent[]): Promise<Session> {
  let session = from;
  for (const each of sent) session = await tell(teller, session, each);
  return session;
}

/** As a signal that comes alone (sidecar/app/session/note-signals.ts); the session is put once, at its end. */
async function tell(teller: Teller, before: Session, { at, observed }: Sent): Promise<Session> {
  const { workAt, visitor, who } = teller;
  const work = workAt(at);
  const session = await goOn(teller, before, at);
  const { session: id, acts, journey, tally } = session;
  const act: Act = { session: id, visitor: visitor.visitor, place: acts + 1, at, observed };
  await work.tx.sessions.append(act);
  const { decision } = work.foresight(session.shop);
  const about = aboutNow(work, session.shop, who);
  const sofar = { journey, tally: tally ?? EMPTY_TALLY };
  const followed = follow(sofar, act, about, decision, JOURNEY_BOUNDS);
  const now: Session = { ...session, ...followed, acts: act.place, lastAt: at };
  if (observed.type === 'page.left') return now;
  const claimed =
    observed.type === 'order.claimed' ? await claimOrder(work, now, observed.order) : now;
  return qualify(work, visitor, claimed);
}

/** What happens beside the acts until now: an offer is answered or goes, and people talk. */
async function goOn(teller: Teller, before: Session, now: EpochMs): Promise<Session> {
  let session = await answer(teller, before, now);
  for (let next = teller.talk[0]; next !== undefined && next.at <= now; next = teller.talk[0]) {
    teller.talk.shift();
    const work = await take(teller, next);
    session = await asItStands(teller, work, session);
  }
  return session;
}

async function take({ workAt }: Teller, { at, act }: TalkStep): Promise<Work> {
  const work = workAt(at);
  const done = await act(work);
  if (done.kind === 'refused') throw new Error(`It was refused: ${done.sentence}`);
  return work;
}

/** As the floor has it (sidecar/app/report/show-row.ts), and the signal path reads it: with what the visitor is in. */
async function asItStands(teller: Teller, work: Work, session: Session): Promise<Session> {
  const { visitor } = teller;
  const offer = session.engagement.offer;
  const kept = offer === null ? null : await work.tx.offers.find(offer.offer);
  const shown = kept === null ? session : withOffer(session, kept);
  const open = await work.tx.conversations.openOf(visitor.visitor);
  const conversation = open?.conversation ?? null;
  const engagement = { ...shown.engagement, conversation };
  return restate(work, visitor, { ...shown, engagement });
}

/** The shopper answers an offer, or it goes by itself, when its time has come by now. */
async function answer(teller: Teller, session: Session, now: EpochMs): Promise<Session> {
  const { workAt, past } = teller;
  const shown = session.engagement.offer;
  if (shown?.state !== 'offered') return session;
  const offer = await workAt(now).tx.offers.find(shown.offer);
  if (offer === null) return session;
  const answersAt = after(offer.qualifiedAt, asDurationMs(past.answersAfterMs));
  const isInTime = offer.expiresAt === null || answersAt < offer.expiresAt;
  const isAnswered = past.answer !== 'none' && isInTime;
  const at = isAnswered ? answersAt : (offer.expiresAt ?? answersAt);
  if (at > now) return session;
  if (isAnswered && past.answer === 'yes') {
    teller.talk.push(...talkFrom(offer, callerOf(teller), past.talk, at));
    return session;
  }
  const settled = await settleOffer(workAt(at), offer, isAnswered ? 'rejected' : 'timed-out');
  return settled.isOk ? withOffer(session, settled.value) : session;
}

function callerOf({ visitor, who }: Teller): VisitorCaller {
  const { visitor: id, shop, language } = visitor;
  return { kind: 'visitor', visitor: id, shop, tab: TAB, language, device: who.device };
}

const TAB = asId<TabId>('tab-of-those-days');

async function end(teller: Teller, session: Session): Promise<void> {
  const { workAt } = teller;
  const over = after(after(session.lastAt, SESSION_BOUNDS.idleMaxMs), MINUTE_MS);
  const answered = await goOn(teller, session, over);
  await workAt(over).tx.sessions.put(endSession(answered, over, SESSION_BOUNDS));
  // A session goes on for half an hour after its last act; nobody talks for longer (demo/truth/talk.ts).
  assert(teller.talk.length === 0, 'every conversation is over with its session');
}

async function confirm(
  workAt: Teller['workAt'],
  shop: ShopId,
  paid: readonly Sent[],
): Promise<void> {
  for (const { at, observed } of paid) {
    if (observed.type !== 'order.claimed') continue;
    await confirmOrder(workAt(after(at, MINUTE_MS)), shop, observed.order, true);
  }
}
