import type {
  ActionMapId,
  ConversationId,
  OfferId,
  SessionId,
  ShopId,
  VisitorId,
} from '../../../shared/kernel/ids.ts';
import {
  after,
  asEpochMs,
  type DurationMs,
  type EpochMs,
  elapsed,
} from '../../../shared/kernel/time.ts';
import type { Glimpse } from '../engagement/features/feature.ts';
import { EMPTY_TALLY, type Tally } from '../engagement/features/tally.ts';
import type { OfferState } from '../engagement/offer.ts';
import type { Merit, Reason } from '../engagement/reason.ts';
import type { Language } from '../visitor/visitor.ts';
import { EMPTY_JOURNEY, type Journey } from './journey.ts';
import { asEarlier } from './look.ts';

/** One visit. Ends after 30 minutes idle or 24 hours; all tabs of a visitor share it. */
export interface Session {
  readonly session: SessionId;
  readonly visitor: VisitorId;
  readonly shop: ShopId;
  readonly language: Language;
  readonly startedAt: EpochMs;
  /** When a signal last arrived, by our clock: a page's clock may be wrong. */
  readonly lastAt: EpochMs;
  /** null while it may go on. */
  readonly endedAt: EpochMs | null;
  /** Acts so far; the next act's place is one higher. */
  readonly acts: number;
  /** What the acts add up to. */
  readonly journey: Journey;
  /** What a model looks at beyond the journey; missing from before it was kept. */
  readonly tally?: Tally;
  /** Who it was while the session lasted: later knowledge would tell how it ended. Missing from before it was kept. */
  readonly who?: Who;
  /** What drew the score up when that was last looked at; null: nothing that there are words for. Missing until then. */
  readonly merit?: { readonly kind: Merit | null; readonly at: EpochMs };
  readonly engagement: SessionEngagement;
}

/**
 * What the floor shows of offers and conversation, and what the signal path must know of them. Kept
 * with the session so that a signal needs no other table.
 */
export interface SessionEngagement {
  /** The newest offer of this session. */
  readonly offer: { readonly offer: OfferId; readonly state: OfferState } | null;
  /** Why nothing is offered; null while an offer is open (SPEC EN5). */
  readonly silence: Reason | null;
  /** Action maps that have had their turn in this session (SPEC EN6); a blocked one has not. */
  readonly mapsDone: readonly ActionMapId[];
  /** When a map last called for an offer and caps and room were looked up. */
  readonly judgedAt: EpochMs | null;
  /** The visitor's open conversation. */
  readonly conversation: ConversationId | null;
}

/** What is known of a visitor while a session lasts. */
export type Who = Pick<Glimpse, 'device' | 'sessionsBefore' | 'customerValue'>;

/** When a session ends by itself. */
export interface SessionBounds {
  readonly idleMaxMs: DurationMs;
  readonly sessionMaxMs: DurationMs;
  readonly earlierLooksMs: DurationMs;
  readonly countMax: number;
}

/** What a new session starts from. */
export interface Opening {
  readonly session: SessionId;
  readonly visitor: VisitorId;
  readonly shop: ShopId;
  readonly language: Language;
  readonly conversation: ConversationId | null;
}

/** Nothing offered, nothing known. */
export const NOT_ENGAGED: SessionEngagement = {
  offer: null,
  silence: { kind: 'no-map-matches', count: null, about: null },
  mapsDone: [],
  judgedAt: null,
  conversation: null,
};

/** A session begins; looks at products of the one before are remembered. */
export function openSession(
  opening: Opening,
  now: EpochMs,
  previous: Session | null,
  bounds: SessionBounds,
): Session {
  const { conversation, ...who } = opening;
  const since = asEpochMs(Math.max(0, now - bounds.earlierLooksMs));
  const looks = previous === null ? [] : asEarlier(previous.journey.looks, since, bounds.countMax);
  return {
    ...who,
    // After the one before, also when the clock went back: the newest session is the one that started last.
    startedAt:
      previous === null || previous.startedAt < now ? now : asEpochMs(previous.startedAt + 1),
    lastAt: now,
    endedAt: null,
    acts: 0,
    journey: { ...EMPTY_JOURNEY, looks },
    tally: EMPTY_TALLY,
    engagement: { ...NOT_ENGAGED, conversation },
  };
}

/** Whether a signal that arrives now belongs to a new session (SPEC SE1). */
export function isOver(session: Session, now: EpochMs, bounds: SessionBounds): boolean {
  return (
    session.endedAt !== null ||
    elapsed(session.lastAt, now) > bounds.idleMaxMs ||
    elapsed(session.startedAt, now) > bounds.sessionMaxMs
  );
}

/** The session, ended: when it became idle if that is past, else now. */
export function endSession(session: Session, now: EpochMs, bounds: SessionBounds): Session {
  if (session.endedAt !== null) return session;
  const idleAt = after(session.lastAt, bounds.idleMaxMs);
  return { ...session, endedAt: idleAt < now ? idleAt : now };
}
