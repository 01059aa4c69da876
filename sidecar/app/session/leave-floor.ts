import { asEpochMs, type EpochMs, elapsed } from '../../../shared/kernel/time.ts';
import {
  AWAY_AFTER_MS,
  FLOOR_GONE_AFTER_MS,
  FLOOR_ROWS_MAX,
  SESSION_IDLE_MAX_MS,
} from '../../../shared/protocol/limits.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Work } from '../context.ts';
import { showGone, showSession } from '../report/show-row.ts';

/**
 * Tells the floor who closed their last page: the row first says so, then leaves (SPEC SE3).
 *
 * @param since the last time this ran: what became due before has been told
 */
export async function leaveFloor(work: Work, since: EpochMs): Promise<void> {
  const live = await work.tx.sessions.live(
    asEpochMs(Math.max(0, work.now - SESSION_IDLE_MAX_MS)),
    FLOOR_ROWS_MAX,
  );
  const isDue = (session: Session, ms: number) =>
    isPast(session, work.now, ms) && !isPast(session, since, ms);
  for (const session of live) {
    if (!isDue(session, AWAY_AFTER_MS) || isPast(session, work.now, FLOOR_GONE_AFTER_MS)) continue;
    const visitor = await work.tx.visitors.find(session.visitor);
    if (visitor !== null) showSession(work, visitor, session);
  }
  const gone = live.filter((session) => isDue(session, FLOOR_GONE_AFTER_MS));
  showGone(
    work,
    gone.map(({ session }) => session),
  );
}

function isPast({ journey }: Session, at: EpochMs, ms: number): boolean {
  return journey.awaySince !== null && elapsed(journey.awaySince, at) >= ms;
}
