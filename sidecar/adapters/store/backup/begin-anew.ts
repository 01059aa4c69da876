import { type Kysely, sql } from 'kysely';
import type { EpochMs } from '../../../../shared/kernel/time.ts';
import { FEED_GAP_ON_RESTORE } from '../../../../shared/protocol/limits.ts';
import type { Cobrowse } from '../../../domain/cobrowse/cobrowse.ts';
import type { AuditEntry } from '../../../ports/store/audit.ts';
import type { Tables } from '../sql/tables.ts';

/**
 * Lets every feed of a restored copy go on above any number given out since the backup was made. Who
 * stopped at one of those gets a snapshot, and never mistakes a new fact for one it has (SPEC BK4).
 */
export async function beginFeedsAnew(db: Kysely<Tables>): Promise<void> {
  await db
    .updateTable('feed_counter')
    .set((eb) => ({
      head: eb('head', '+', FEED_GAP_ON_RESTORE),
      kept_from: eb('head', '+', FEED_GAP_ON_RESTORE + 1),
    }))
    .execute();
  const head = sql.lit(FEED_GAP_ON_RESTORE);
  const keptFrom = sql.lit(FEED_GAP_ON_RESTORE + 1);
  // Who was told nothing yet may have been told something since.
  const audiences = [
    sql`select 'floor' as audience`,
    sql`select 'agent.' || agent as audience from agent`,
    sql`select 'visitor.' || visitor as audience from visitor`,
  ];
  for (const each of audiences) {
    await sql`insert into feed_counter (audience, head, kept_from)
      select told.audience, ${head}, ${keptFrom} from (${each}) as told
      where told.audience not in (select audience from feed_counter)`.execute(db);
  }
}

/**
 * Ends every looking along that was asked or going on when the backup was made: the visitor may have stopped
 * it since, and a yes that was taken back must not come back with the copy (SPEC CB3).
 */
export async function endCobrowses(db: Kysely<Tables>, at: EpochMs): Promise<void> {
  const open = await db
    .selectFrom('cobrowse')
    .select('document')
    .where('state', 'in', ['asked', 'active'])
    .execute();
  for (const { document } of open) {
    const kept: Cobrowse = JSON.parse(document);
    const ended = {
      ...kept,
      state: 'ended',
      ending: kept.state === 'asked' ? 'unanswered' : 'page-gone',
      endedAt: at,
      pageSeenAt: null,
    } satisfies Cobrowse;
    await db
      .updateTable('cobrowse')
      .set({ state: ended.state, ended_at: at, document: JSON.stringify(ended) })
      .where('cobrowse', '=', ended.cobrowse)
      .execute();
  }
}

/**
 * Lets the sidecar erase these visitors when it starts, as ones whose erasure was cut short: they were
 * erased after the backup was made, and would come back with it (SPEC BK5). Audited, so that the next
 * restore knows of them too.
 */
export async function beginErasures(
  db: Kysely<Tables>,
  visitors: readonly string[],
  at: EpochMs,
): Promise<void> {
  for (const visitor of visitors) {
    await db
      .insertInto('erasure')
      .values({ visitor, begun_at: at })
      .onConflict((conflict) => conflict.column('visitor').doNothing())
      .execute();
    const entry = {
      at,
      kind: 'visitor-erased',
      by: 'restore',
      about: visitor,
      detail: '',
    } satisfies AuditEntry;
    await sql`insert into audit (n, at, about, document)
      select coalesce(max(n), 0) + 1, ${sql.lit(at)}, ${visitor}, ${JSON.stringify(entry)}
      from audit`.execute(db);
  }
}
