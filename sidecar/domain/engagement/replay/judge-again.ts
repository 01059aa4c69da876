import { asId, type OfferId } from '../../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../../shared/kernel/time.ts';
import type { Act } from '../../session/act.ts';
import { withOffer } from '../../session/engaged-session.ts';
import type { Session } from '../../session/session.ts';
import { type ActionMap, type Calling, matchMaps } from '../action-map.ts';
import { overCap } from '../cap.ts';
import { type Decided, decidedOf } from '../decided.ts';
import { EMPTY_TALLY } from '../features/tally.ts';
import { glimpseOf } from '../follow.ts';
import { armOf } from '../holdout.ts';
import { type Offer, restamp, stamp, wasShown } from '../offer.ts';
import { type Fate, fateOf, isDueAgain, notNow, turnOf } from '../qualify.ts';
import { silent } from '../reason.ts';
import { reasonsOf } from '../reasons.ts';
import { stoodOf } from '../stood.ts';
import { verdictOn } from '../verdict.ts';
import { byHandAt } from './ends.ts';
import { type PastVisit, stampedAt } from './past-visit.ts';
import type { Again, Brought, Replayed, ReplayRules } from './replay-rules.ts';

/** Holds the session against the maps after an act, as the sidecar does, with somebody free. */
export function judgeAgain(
  again: Again,
  { at, place }: Pick<Act, 'at' | 'place'>,
  past: PastVisit,
  rules: ReplayRules,
  { earlier, draw }: Brought,
): Again {
  const { session, replayed } = again;
  const { journey, tally = EMPTY_TALLY } = session;
  const calling = mapsCalling(session, past, rules, at);
  if (calling === null) return again;
  if (!isDueAgain(session.engagement, at, rules.bounds.blockJudgedEveryMs)) return again;
  const stamps = [...earlier, ...byHandAt(past, at), ...replayed.map(({ offer }) => offer)];
  if (stamps.some(({ state }) => state === 'offered')) return again;
  const looked = { ...session, engagement: { ...session.engagement, judgedAt: at } };
  const glimpse = glimpseOf({ journey, tally }, past.about, at);
  const { map, weighed } = rules.choose(session, glimpse, calling);
  const perSessionMax = rules.bounds.offersPerSessionMax;
  const fate = fateOf({
    cap: overCap(rules.caps, stamps, { session: session.session, map, now: at, perSessionMax }),
    room: null,
    worth: weighed.isTaken ? null : silent('not-worth'),
    arm: armOf(draw, rules.holdoutShare, stamps),
  });
  const block = replayed.find(
    ({ offer }) => offer.state === 'blocked' && offer.actionMap === map.actionMap,
  );
  const isSameBlock = fate.state === 'blocked' && block?.offer.silence?.kind === fate.silence.kind;
  if (isSameBlock) return { session: looked, replayed };
  const then = stampedAt(past, map.actionMap, at, rules.bounds.sameMomentMs);
  const made = then !== null && wasShown(then) && fate.state === 'offered' ? then : null;
  const decided = decidedOf(rules.decision, glimpse, weighed);
  const known = { block: block?.offer ?? null, made, decided };
  const offer = stamped(looked, map, fate, known, rules, { at, place });
  const next: Replayed = { place, offer, wasMade: made !== null };
  const others = replayed.filter((each) => each !== block);
  return { session: withOffer(looked, offer), replayed: [...others, next] };
}

function mapsCalling(
  { journey, engagement, language }: Session,
  { about }: PastVisit,
  rules: ReplayRules,
  at: EpochMs,
): Calling | null {
  // Who is past here had agreed to be observed, and was not blocked.
  if (notNow({ journey, engagement, observe: true, isBlocked: false }) !== null) return null;
  const matched = matchMaps(rules.actionMaps, {
    journey,
    language,
    isReturning: about.sessionsBefore > 0,
    localTime: (timeZone) => rules.localTime(at, timeZone),
  });
  return turnOf(matched, engagement).maps;
}

interface Known {
  /** The same map's, where it was blocked before. */
  readonly block: Offer | null;
  /** What was shown then at that moment. */
  readonly made: Offer | null;
  readonly decided: Decided;
}

function stamped(
  session: Session,
  { actionMap }: ActionMap,
  fate: Fate,
  { block, made, decided }: Known,
  rules: ReplayRules,
  { at, place }: Pick<Act, 'at' | 'place'>,
): Offer {
  const { shop, visitor, journey } = session;
  const verdict = verdictOn(fate, rules, decided);
  const seen = { reasons: reasonsOf(journey, at, null), stood: stoodOf(journey), decided };
  // Under its own name where it was made then too: a conversation says of which offer it came.
  const offer = made?.offer ?? asId<OfferId>(`again-${place}`);
  if (block !== null) return { ...restamp(block, verdict, seen, at), offer };
  const named = { offer, shop, session: session.session, visitor, actionMap, by: null };
  return stamp({ ...named, ...seen }, verdict, at);
}
