import { asScore } from '../../../shared/kernel/measure.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { FloorRow } from '../../../shared/protocol/messages/floor.ts';
import { needOf } from '../../domain/engagement/reasons.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import { meritOf } from '../engagement/merit-now.ts';

/** A session as the floor shows it. */
export function floorRow(visitor: Visitor, session: Session, now: EpochMs): FloorRow {
  const { journey, engagement } = session;
  const { basket, score } = journey;
  return {
    session: session.session,
    visitor: session.visitor,
    name: visitor.identity?.name ?? null,
    isReturning: visitor.sessions > 1,
    customerValue: visitor.identity?.customerValue ?? null,
    language: session.language,
    place: journey.place,
    phase: journey.phase,
    checkoutStep: journey.checkoutStep,
    basketMinor: basket?.valueMinor ?? 0,
    basketCount: basket?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0,
    currency: basket?.currency ?? null,
    score: asScore(score.level),
    rank: rankIn100(score.rank?.now ?? null),
    direction: score.direction,
    reasons: [...needOf(journey, now, meritOf(session))],
    offer: engagement.offer,
    silence: engagement.silence,
    conversation: engagement.conversation,
    // What the acts say; the gateway knows better by who is connected.
    isHere: session.endedAt === null && journey.awaySince === null,
    startedAt: session.startedAt,
    lastAt: session.lastAt,
  };
}

function rankIn100(rank: number | null): number | null {
  return rank === null ? null : Math.round(100 * rank);
}
