import { after, type DurationMs, type EpochMs } from '../../../shared/kernel/time.ts';
import type { Conversation } from './conversation.ts';

/** Whether it is judged by a moment beyond the horizon: a clock that went back since stamped it. */
export function isAheadOf(
  conversation: Conversation,
  horizon: EpochMs,
  acceptWithin: DurationMs,
): boolean {
  const { acceptBy, openedAt, queuedAt, acceptedAt, lastLineAt, endedAt, passedOverAt } =
    conversation;
  if (acceptBy !== null && acceptBy > after(horizon, acceptWithin)) return true;
  return [openedAt, queuedAt, acceptedAt, lastLineAt, endedAt, passedOverAt].some(
    (at) => at !== null && at > horizon,
  );
}

/** Judged from now on: who waits since a future that was none waits no longer than who comes next. */
export function pulledBack(
  conversation: Conversation,
  now: EpochMs,
  acceptWithin: DurationMs,
): Conversation {
  const latest = (at: EpochMs | null): EpochMs | null => (at !== null && at > now ? now : at);
  return {
    ...conversation,
    acceptBy: conversation.acceptBy === null ? null : after(now, acceptWithin),
    openedAt: conversation.openedAt > now ? now : conversation.openedAt,
    queuedAt: latest(conversation.queuedAt),
    acceptedAt: latest(conversation.acceptedAt),
    lastLineAt: latest(conversation.lastLineAt),
    endedAt: latest(conversation.endedAt),
    passedOverAt: latest(conversation.passedOverAt),
  };
}
