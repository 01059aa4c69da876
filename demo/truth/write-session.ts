import { asId, type ShopId, type VisitorId } from '../../shared/kernel/ids.ts';
import { after, asDurationMs, type EpochMs, MINUTE_MS } from '../../shared/kernel/time.ts';
import type { Work } from '../../sidecar/app/context.ts';
import { aboutNow } from '../../sidecar/app/engagement/about-now.ts';
import { claimOrder } from '../../sidecar/app/engagement/claim-order.ts';
import { confirmOrder } from '../../sidecar/app/engagement/confirm-order.ts';
import { noteEngaged } from '../../sidecar/app/engagement/engaged.ts';
import { qualify } from '../../sidecar/app/engagement/qualify.ts';
import { settleOffer } from '../../sidecar/app/engagement/settle-offer.ts';
import { JOURNEY_BOUNDS, SESSION_BOUNDS } from '../../sidecar/app/session/bounds.ts';
import { sessionNow } from '../../sidecar/app/session/session-now.ts';
import { EMPTY_TALLY } from '../../sidecar/domain/engagement/features/tally.ts';
import { follow } from '../../sidecar/domain/engagement/follow.ts';
import { isExposure, type Offer, wasShown } from '../../sidecar/domain/engagement/offer.ts';
import type { Act } from '../../sidecar/domain/session/act.ts';
import { withOffer } from '../../sidecar/domain/session/engaged-session.ts';
import { endSession, type Session, type Who } from '../../sidecar/domain/session/session.ts';
import type { Visitor } from '../../sidecar/domain/visitor/visitor.ts';
import type { PastSession, Regular, Sent } from './past-sessions.ts';
import { willBuy } from './shopper.ts';

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
  const teller: Teller = { workAt, visitor, who, past };
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
  const session = await answer(teller, before, at);
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

/** The shopper answers an offer, or it goes by itself, when its time has come by now. */
async function answer(teller: Teller, session: Session, now: EpochMs): Promise<Session> {
  const { workAt, past } = teller;
  const shown = session.engagement.offer;
  if (shown?.state !== 'offered') return session;
  const offer = await workAt(now).tx.offers.find(shown.offer);
  if (offer === null) return session;
  const answersAt = after(offer.qualifiedAt, asDurationMs(past.answersAfterMs));
  const isInTime = offer.expiresAt === null || answersAt < offer.expiresAt;
  const ends = past.answer === 'yes' ? 'accepted' : 'rejected';
  const isAnswered = past.answer !== 'none' && isInTime;
  const at = isAnswered ? answersAt : (offer.expiresAt ?? answersAt);
  if (at > now) return session;
  const settled = await settleOffer(workAt(at), offer, isAnswered ? ends : 'timed-out');
  if (!settled.isOk) return session;
  const answered: Offer = settled.value;
  if (answered.state === 'accepted') await noteEngaged(workAt(after(at, MINUTE_MS)), offer.offer);
  return withOffer(session, answered);
}

async function end(teller: Teller, session: Session): Promise<void> {
  const { workAt } = teller;
  const over = after(after(session.lastAt, SESSION_BOUNDS.idleMaxMs), MINUTE_MS);
  const answered = await answer(teller, session, over);
  await workAt(over).tx.sessions.put(endSession(answered, over, SESSION_BOUNDS));
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
