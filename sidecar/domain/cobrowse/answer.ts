import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import { type Cobrowse, changed } from './cobrowse.ts';
import { ended } from './ending.ts';

/** Why a yes comes to nothing: too late, or it is over for another reason. */
export type AnswerFault = 'too-late' | 'over';

/**
 * The visitor's answer. A no is always heard, also when it comes late or after a yes on another tab; a yes
 * only to a question that still stands (SPEC CB2).
 */
export function answer(
  cobrowse: Cobrowse,
  isAgreed: boolean,
  now: EpochMs,
): Result<Cobrowse, AnswerFault> {
  if (!isAgreed) return ok(stop(cobrowse, now));
  switch (cobrowse.state) {
    case 'asked':
      if (now >= cobrowse.answerBy) return err('too-late');
      return ok(changed(cobrowse, now, { state: 'active', startedAt: now, pageSeenAt: now }));
    case 'active':
      return ok(cobrowse);
    case 'ended':
      return err(cobrowse.ending === 'unanswered' ? 'too-late' : 'over');
  }
}

/** The visitor does not want it, or no more, whatever its state. */
export function stop(cobrowse: Cobrowse, now: EpochMs): Cobrowse {
  return ended(cobrowse, cobrowse.state === 'asked' ? 'declined' : 'stopped-by-visitor', now);
}
