import { type DurationMs, type EpochMs, elapsed } from '../../../shared/kernel/time.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { type Cobrowse, changed, type Ending } from './cobrowse.ts';

/** When it ends by itself. */
export interface Ages {
  readonly activeMaxMs: DurationMs;
  readonly pageGoneMaxMs: DurationMs;
}

/** How long the clock that `now` came from has gone evenly. */
export interface Evenness {
  /** Long enough to believe that what seems long was long. */
  readonly isSettled: boolean;
  readonly evenForMs: number;
}

/** Over, for this reason; what is over already stays as it ended (SPEC CB3). */
export function ended(cobrowse: Cobrowse, ending: Ending, now: EpochMs): Cobrowse {
  if (cobrowse.state === 'ended') return cobrowse;
  return changed(cobrowse, now, { state: 'ended', ending, endedAt: now, pageSeenAt: null });
}

/** Withdraws the question, or stops looking along. */
export function endedByAgent(cobrowse: Cobrowse, now: EpochMs): Cobrowse {
  return ended(cobrowse, cobrowse.state === 'asked' ? 'withdrawn' : 'stopped-by-agent', now);
}

/** Why it ends with its conversation as that is now: somebody else holds it, nobody, or it is over. */
export function endingWith(
  cobrowse: Pick<Cobrowse, 'state' | 'askedBy'>,
  { state, holder }: Pick<Conversation, 'state' | 'holder'>,
): Ending | null {
  if (cobrowse.state === 'ended') return null;
  if (state === 'wrap-up' || state === 'closed') return 'conversation-ended';
  return state === 'active' && holder === cobrowse.askedBy ? null : 'handed-over';
}

/**
 * Why it ends now by itself. A clock that jumps makes a page that is there seem gone: until it has gone evenly
 * for as long as a page may be away, in which one that is there is seen again, none counts as gone (SPEC CK4).
 */
export function endingByTime(
  cobrowse: Cobrowse,
  { activeMaxMs, pageGoneMaxMs }: Ages,
  now: EpochMs,
  { isSettled, evenForMs }: Evenness,
): Ending | null {
  const { state, answerBy, startedAt, pageSeenAt } = cobrowse;
  if (state === 'asked') return answerBy <= now ? 'unanswered' : null;
  if (state === 'ended') return null;
  const isAway = pageSeenAt !== null && elapsed(pageSeenAt, now) >= pageGoneMaxMs;
  const isLong = startedAt !== null && elapsed(startedAt, now) >= activeMaxMs;
  if (isLong && isSettled) return 'too-long';
  return isAway && evenForMs >= pageGoneMaxMs ? 'page-gone' : null;
}
