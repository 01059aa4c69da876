import { asEpochMs } from '../../../shared/kernel/time.ts';
import { FLOOR_ROWS_MAX, SESSION_IDLE_MAX_MS } from '../../../shared/protocol/limits.ts';
import { endSession } from '../../domain/session/session.ts';
import type { Work } from '../context.ts';
import { showGone } from '../report/show-row.ts';
import { SESSION_BOUNDS } from './bounds.ts';

/** Ends the sessions that nothing was heard of for too long (SPEC SE1), at most a floor full at once. */
export async function endIdleSessions(work: Work): Promise<void> {
  const before = asEpochMs(Math.max(0, work.now - SESSION_IDLE_MAX_MS));
  const idle = await work.tx.sessions.idle(before, FLOOR_ROWS_MAX);
  for (const session of idle) {
    await work.tx.sessions.put(endSession(session, work.now, SESSION_BOUNDS));
  }
  showGone(
    work,
    idle.map(({ session }) => session),
  );
}
