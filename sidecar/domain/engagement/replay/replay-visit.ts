import { asId, type ConversationId } from '../../../../shared/kernel/ids.ts';
import type { Act } from '../../session/act.ts';
import { withOffer } from '../../session/engaged-session.ts';
import { EMPTY_JOURNEY } from '../../session/journey.ts';
import { NOT_ENGAGED, type Session } from '../../session/session.ts';
import { EMPTY_TALLY } from '../features/tally.ts';
import { follow } from '../follow.ts';
import { isTalking, orderedNow, settledBy } from './ends.ts';
import { judgeAgain } from './judge-again.ts';
import type { PastVisit } from './past-visit.ts';
import type { Again, Brought, Replayed, ReplayRules } from './replay-rules.ts';

/**
 * Lets one past session happen again under these rules: at which act which map would have called, and what its fate would
 * have been (SPEC RP1). Each act is judged by what came before it and nothing later.
 */
export function replayVisit(
  past: PastVisit,
  rules: ReplayRules,
  brought: Brought,
): readonly Replayed[] {
  let again: Again = { session: begun(past), replayed: [] };
  for (const act of past.acts) again = afterAct(again, act, past, rules, brought);
  return settledBy(again.replayed, past, null);
}

function begun({ session, earlierLooks }: PastVisit): Session {
  const journey = { ...EMPTY_JOURNEY, looks: earlierLooks };
  return { ...session, endedAt: null, journey, tally: EMPTY_TALLY, engagement: NOT_ENGAGED };
}

function afterAct(
  { session, replayed }: Again,
  act: Act,
  past: PastVisit,
  rules: ReplayRules,
  brought: Brought,
): Again {
  const { at } = act;
  const { journey, tally = EMPTY_TALLY } = session;
  const now = follow({ journey, tally }, act, past.about, rules.decision, rules.bounds.journey);
  const settled = settledBy(replayed, past, at);
  const isOrdered = journey.orderedAt === null && now.journey.orderedAt !== null;
  const stamps = isOrdered ? orderedNow(settled, at) : settled;
  const isInTalk = isTalking(past.talks, [...brought.earlier, ...stamps.map(offerOf)], at);
  const moved = { ...session, ...now, engagement: engagedBy(session, stamps, isInTalk) };
  // Once nobody is on a page, nothing is offered.
  if (now.journey.awaySince !== null) return { session: moved, replayed: stamps };
  return judgeAgain({ session: moved, replayed: stamps }, act, past, rules, brought);
}

/** What the session knows of its newest offer and its conversation. */
function engagedBy(
  session: Session,
  replayed: readonly Replayed[],
  isInTalk: boolean,
): Session['engagement'] {
  const { engagement } = session;
  const newest = replayed.find(({ offer }) => offer.offer === engagement.offer?.offer);
  const moved = newest === undefined ? session : withOffer(session, newest.offer);
  return { ...moved.engagement, conversation: isInTalk ? SOME_TALK : null };
}

const offerOf = ({ offer }: Replayed): Replayed['offer'] => offer;

// Whether there is one is all that is asked.
const SOME_TALK = asId<ConversationId>('talk');
