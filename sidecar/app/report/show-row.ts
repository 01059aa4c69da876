import type { SessionId, VisitorId } from '../../../shared/kernel/ids.ts';
import { FLOOR } from '../../domain/audience.ts';
import type { Session } from '../../domain/session/session.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import type { Work } from '../context.ts';
import { restate } from '../engagement/restate.ts';
import { floorRow } from './row.ts';

/** Shows the visitor's newest session again, with its conversation and identity as they are now. */
export async function showRow(work: Work, visitor: VisitorId): Promise<void> {
  const known = await work.tx.visitors.find(visitor);
  const session = await work.tx.sessions.latest(visitor);
  if (known === null || session === null || session.endedAt !== null) return;
  const open = await work.tx.conversations.openOf(visitor);
  const changed = restate(work, known, {
    ...session,
    engagement: { ...session.engagement, conversation: open?.conversation ?? null },
  });
  await work.tx.sessions.put(changed);
  showSession(work, known, changed);
}

/** Shows one row. */
export function showSession(work: Work, visitor: Visitor, session: Session): void {
  const rows = [floorRow(visitor, session, work.now)];
  work.show({ to: FLOOR, body: { type: 'floor.pulse', rows, gone: [] } });
}

/** Takes rows away. */
export function showGone(work: Work, gone: readonly SessionId[]): void {
  if (gone.length === 0) return;
  work.show({ to: FLOOR, body: { type: 'floor.pulse', rows: [], gone: [...gone] } });
}
