import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Cobrowse } from './cobrowse.ts';

/**
 * A page of the visitor is there, or was until now. Said again while it stays, so that nothing has to say
 * that it went: who holds the page may itself be gone by then. No news for anybody: the card is the same.
 */
export function pageSeen(cobrowse: Cobrowse, now: EpochMs): Cobrowse {
  return cobrowse.state === 'active' ? { ...cobrowse, pageSeenAt: now } : cobrowse;
}
