import { asId, type MessageId, type OfferId, type SessionId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { OFFERS_PER_SESSION_MAX } from '../../../shared/protocol/limits.ts';
import type { OfferMake } from '../../../shared/protocol/messages/engagement.ts';
import { overCap } from '../../domain/engagement/cap.ts';
import { type Offer, stamp } from '../../domain/engagement/offer.ts';
import { fateOf, notNow } from '../../domain/engagement/qualify.ts';
import { type Reason, silent } from '../../domain/engagement/reason.ts';
import { REASONS_MAX, reasonsOf } from '../../domain/engagement/reasons.ts';
import { stoodOf } from '../../domain/engagement/stood.ts';
import { verdictOn } from '../../domain/engagement/verdict.ts';
import type { Session } from '../../domain/session/session.ts';
import { permitted } from '../agent/permission.ts';
import { type AgentCaller, DONE, type Outcome, refuse, type Work } from '../context.ts';
import { armNow } from './experiment.ts';
import { meritOf, withMerit } from './merit-now.ts';
import { refuseFor } from './refuse-for.ts';
import { noRoomFor } from './room-now.ts';
import { showOffer } from './settle-offer.ts';
import { tellStamp } from './tell-offer.ts';
import { thoughtByHand } from './weigh-offer.ts';

/** An agent offers a chat by hand, within the same bounds as an action map (SPEC EN2). */
export async function makeOffer(
  work: Work,
  who: AgentCaller,
  command: OfferMake,
  _id: MessageId,
): Promise<Outcome> {
  const may = await permitted(work, who, command.type);
  if (!may.isOk) return may.error;
  const id = asId<OfferId>(command.offer);
  const known = await work.tx.offers.find(id);
  if (known !== null) {
    const isSame = known.by === who.agent && known.session === command.session;
    return isSame
      ? DONE
      : refuse('already-used', 'This id names another offer. Use a new one.', 'id-taken');
  }
  const session = await work.tx.sessions.find(asId<SessionId>(command.session));
  if (session === null)
    return refuse('not-found', 'This visit is not known here any more.', 'visit-forgotten');
  if (session.endedAt !== null)
    return refuse('wrong-state', 'This visit has ended.', 'visit-ended');
  const earlier = await work.tx.offers.ofVisitor(session.visitor, asEpochMs(0));
  const silence = await whyNot(work, session, earlier);
  if (silence !== null) return refuseFor(silence);
  await show(work, who, session, id);
  return DONE;
}

async function whyNot(
  work: Work,
  session: Session,
  earlier: readonly Offer[],
): Promise<Reason | null> {
  const { tx, now, policy } = work;
  const visitor = await tx.visitors.find(session.visitor);
  const talking = await tx.conversations.openOf(session.visitor);
  const engagement = { ...session.engagement, conversation: talking?.conversation ?? null };
  const { journey } = session;
  const observe = visitor?.observe ?? false;
  const isBlocked = (visitor?.blocked ?? null) !== null;
  const held = notNow({ journey, engagement, observe, isBlocked });
  if (held !== null) return held;
  if (earlier.some(({ state }) => state === 'offered')) return silent('offer-open');
  const perSessionMax = OFFERS_PER_SESSION_MAX;
  const fate = fateOf({
    cap: overCap(policy.caps, earlier, { session: session.session, map: null, now, perSessionMax }),
    room: await noRoomFor(work, session.shop, null),
    worth: null,
    arm: armNow(work, session.visitor, earlier),
  });
  return fate.silence;
}

async function show(work: Work, who: AgentCaller, session: Session, id: OfferId): Promise<void> {
  const { now, policy } = work;
  const agent = await work.tx.agents.find(who.agent);
  const byHand: Reason = { kind: 'by-hand', count: null, about: null };
  const decided = thoughtByHand(work, session);
  const merit = meritOf(withMerit(work, session));
  const offer = stamp(
    {
      offer: id,
      shop: session.shop,
      session: session.session,
      visitor: session.visitor,
      actionMap: null,
      by: who.agent,
      reasons: [byHand, ...reasonsOf(session.journey, now, merit)].slice(0, REASONS_MAX),
      stood: stoodOf(session.journey),
      decided,
    },
    verdictOn({ state: 'offered', silence: null }, policy, decided),
    now,
  );
  await work.tx.offers.put(offer);
  tellStamp(work, offer, { words: null, agentName: agent?.name ?? null });
  await showOffer(work, offer);
}
