import type { VisitorId } from '../../../shared/kernel/ids.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Environment, Work } from '../context.ts';
import { commit } from '../pipeline.ts';

/**
 * The visitor's last connection is gone: unless they come back, their row leaves the floor (SPEC SE3). A page
 * that crashed, or a cut network, says nothing by itself.
 */
export function noteAway(environment: Environment, visitor: VisitorId): Promise<void> {
  return commit(environment, async (work) => {
    const session = await work.tx.sessions.latest(visitor);
    if (session === null || session.endedAt !== null) return;
    if (session.journey.awaySince === null) await putAway(work, session, true);
  });
}

/** A connection of the visitor is there again, and a page with it. */
export async function noteBack(work: Work, visitor: VisitorId): Promise<void> {
  const session = await work.tx.sessions.latest(visitor);
  if (session === null || session.endedAt !== null) return;
  const { awaySince, pages } = session.journey;
  if (awaySince !== null && pages.some(({ isOpen }) => isOpen)) await putAway(work, session, false);
}

function putAway(work: Work, session: Session, isAway: boolean): Promise<void> {
  const awaySince = isAway ? work.now : null;
  return work.tx.sessions.put({ ...session, journey: { ...session.journey, awaySince } });
}
