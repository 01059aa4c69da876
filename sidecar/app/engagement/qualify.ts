import { asId, type OfferId } from '../../../shared/kernel/ids.ts';
import { asDurationMs, asEpochMs } from '../../../shared/kernel/time.ts';
import { BLOCK_JUDGED_EVERY_MS, OFFERS_PER_SESSION_MAX } from '../../../shared/protocol/limits.ts';
import type { ActionMap, Calling } from '../../domain/engagement/action-map.ts';
import { overCap } from '../../domain/engagement/cap.ts';
import { type Offer, restamp, stamp } from '../../domain/engagement/offer.ts';
import { fateOf, isDueAgain } from '../../domain/engagement/qualify.ts';
import { silent } from '../../domain/engagement/reason.ts';
import { reasonsOf } from '../../domain/engagement/reasons.ts';
import { stoodOf } from '../../domain/engagement/stood.ts';
import { verdictOn } from '../../domain/engagement/verdict.ts';
import { withOffer, withSilence } from '../../domain/session/engaged-session.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import type { Work } from '../context.ts';
import { armNow } from './experiment.ts';
import { meritOf, withMerit } from './merit-now.ts';
import { noRoomFor } from './room-now.ts';
import { tellStamp } from './tell-offer.ts';
import { turnNow } from './turn-now.ts';
import { thoughtOf } from './weigh-offer.ts';

/**
 * Holds the session against the action maps and stamps what comes of it (SPEC EN2, EN3, EN6). Other
 * tables are read only when a map calls for an offer.
 *
 * @returns the session with its offer or its silence; not yet put
 */
export async function qualify(work: Work, visitor: Visitor, session: Session): Promise<Session> {
  const turn = turnNow(work, visitor, session);
  if (turn.maps === null) return withSilence(session, turn.silence);
  if (!isDueAgain(session.engagement, work.now, asDurationMs(BLOCK_JUDGED_EVERY_MS)))
    return session;
  const talking = await work.tx.conversations.openOf(visitor.visitor);
  if (talking !== null) return withSilence(session, silent('already-talking'));
  const earlier = await work.tx.offers.ofVisitor(visitor.visitor, asEpochMs(0));
  const isOffering = earlier.some(({ state }) => state === 'offered');
  if (isOffering) return withSilence(session, silent('offer-open'));
  const judged = { ...session, engagement: { ...session.engagement, judgedAt: work.now } };
  return takeTurn(work, judged, turn.maps, earlier);
}

async function takeTurn(
  work: Work,
  session: Session,
  maps: Calling,
  earlier: readonly Offer[],
): Promise<Session> {
  const { tx, now, policy } = work;
  const { map, decided, worth } = thoughtOf(work, session, maps);
  const next = { session: session.session, map, now, perSessionMax: OFFERS_PER_SESSION_MAX };
  const fate = fateOf({
    cap: overCap(policy.caps, earlier, next),
    room: await noRoomFor(work, session.shop, map.actionMap),
    worth,
    arm: armNow(work, session.visitor, earlier),
  });
  const block = blockOf(map, session, earlier);
  if (fate.state === 'blocked' && block?.silence?.kind === fate.silence.kind) {
    return withSilence(session, fate.silence);
  }
  const verdict = verdictOn(fate, policy, decided);
  const told = withMerit(work, session);
  const { journey } = told;
  const reasons = reasonsOf(journey, now, meritOf(told));
  const seen = { reasons, stood: stoodOf(journey), decided };
  const offer =
    block === undefined
      ? stamp({ ...named(work, session), actionMap: map.actionMap, ...seen }, verdict, now)
      : restamp(block, verdict, seen, now);
  await tx.offers.put(offer);
  tellStamp(work, offer, { words: map.words, agentName: null });
  return withOffer(told, offer);
}

function blockOf(map: ActionMap, session: Session, earlier: readonly Offer[]): Offer | undefined {
  return earlier.find(
    (offer) =>
      offer.state === 'blocked' &&
      offer.session === session.session &&
      offer.actionMap === map.actionMap,
  );
}

function named(work: Work, { session, shop, visitor }: Session) {
  return { offer: asId<OfferId>(work.ids.next()), shop, session, visitor, by: null };
}
