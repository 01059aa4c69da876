import { asEpochMs } from '../../../shared/kernel/time.ts';
import { FLOOR_ROWS_MAX, SESSION_IDLE_MAX_MS } from '../../../shared/protocol/limits.ts';
import type { FloorRow } from '../../../shared/protocol/messages/floor.ts';
import type { Environment } from '../context.ts';
import { look } from '../pipeline.ts';
import { byNeed } from './need.ts';
import { floorRow } from './row.ts';

/** All live visitors, who needs help first. */
export function wholeFloor(environment: Environment): Promise<readonly FloorRow[]> {
  return look(environment, async ({ tx, now }) => {
    const since = asEpochMs(Math.max(0, now - SESSION_IDLE_MAX_MS));
    const rows: FloorRow[] = [];
    for (const session of await tx.sessions.live(since, FLOOR_ROWS_MAX)) {
      const visitor = await tx.visitors.find(session.visitor);
      if (visitor?.observe === true) rows.push(floorRow(visitor, session, now));
    }
    return rows.sort(byNeed);
  });
}
