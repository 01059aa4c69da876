import { after, type DurationMs, type EpochMs } from '../../../shared/kernel/time.ts';
import { type Cobrowse, changed } from './cobrowse.ts';

/** Whether it is judged by a moment beyond the horizon: a clock that went back since stamped it. */
export function isAheadOf(
  { answerBy, startedAt, pageSeenAt, state }: Cobrowse,
  horizon: EpochMs,
  askValidMs: DurationMs,
): boolean {
  if (state === 'asked') return answerBy > after(horizon, askValidMs);
  return [startedAt, pageSeenAt].some((at) => at !== null && at > horizon);
}

/** Judged from now on (SPEC CK2). */
export function pulledBack(cobrowse: Cobrowse, now: EpochMs, askValidMs: DurationMs): Cobrowse {
  const latest = (at: EpochMs | null): EpochMs | null => (at !== null && at > now ? now : at);
  const { state, startedAt, pageSeenAt } = cobrowse;
  return changed(cobrowse, now, {
    ...(state === 'asked' ? { answerBy: after(now, askValidMs) } : {}),
    startedAt: latest(startedAt),
    pageSeenAt: latest(pageSeenAt),
  });
}
