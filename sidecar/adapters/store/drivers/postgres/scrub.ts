import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { SCRUB_ASK_EVERY_MS, SCRUB_WAIT_MAX_MS } from '../../../../../shared/protocol/limits.ts';
import { endClient, openClient } from './client.ts';

/** Tables with what is about a person. The one that transactions begin with is none of them. */
const PERSONAL = [
  ...['visitor', 'tab_mark', 'used_token', 'session', 'act', 'offer', 'conversation', 'line'],
  ...['cobrowse', 'exercise', 'task', 'code', 'approval', 'feed', 'mark', 'effect', 'audit'],
  'known_order',
];

/**
 * Writes the tables anew, one after another, without the rows that are gone; whoever wants the table at
 * hand waits meanwhile. The server's own log forgets as it is overwritten, and archived ones when they
 * are thrown away: those are not ours to touch.
 *
 * @returns false when somebody still sees the rows that are gone: they would be carried over
 * @throws when somebody holds on to a table, as a backup does, or the server cannot
 */
export async function scrubTables(url: string): Promise<boolean> {
  const client = await openClient(url, 'migrate');
  try {
    if (!(await isOutOfSight(client))) return false;
    // Whoever comes after a rewrite that waits, waits behind it, and so everybody would.
    await client.query(`set lock_timeout = ${SCRUB_WAIT_MAX_MS}`);
    // Without `full` the bytes of rows that are gone stay in their pages until others come there.
    for (const table of PERSONAL) await client.query(`vacuum (full) ${table}`);
    return true;
  } finally {
    await endClient(client);
  }
}

/** Whether nobody sees any more what was removed before now; waits a little for those who read. */
async function isOutOfSight(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ now: string }>(
    'select pg_current_xact_id()::xid::text as now',
  );
  const untilMs = performance.now() + SCRUB_WAIT_MAX_MS;
  for (;;) {
    const found = await client.query<{ isSeen: boolean }>(SEEN, [rows[0]?.now]);
    if (found.rows.every(({ isSeen }) => !isSeen)) return true;
    if (performance.now() >= untilMs) return false;
    await pause(SCRUB_ASK_EVERY_MS);
  }
}

// What keeps rows that are gone (https://www.postgresql.org/docs/current/routine-vacuuming.html). Of
// other roles' sessions it sees nothing, unless the role is in pg_read_all_stats.
const SEEN = `select exists (
    select 1 from pg_stat_activity
    where (datname = current_database() and backend_type = 'client backend' or backend_type = 'walsender')
      and greatest(age(backend_xid), age(backend_xmin)) > age($1::xid))
  or exists (select 1 from pg_prepared_xacts
    where database = current_database() and age(transaction) > age($1::xid))
  or exists (select 1 from pg_replication_slots where age(xmin) > age($1::xid)) as "isSeen"`;
