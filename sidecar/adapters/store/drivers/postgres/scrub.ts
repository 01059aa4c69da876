import { endClient, openClient } from './client.ts';

/** Tables with what is about a person. The one that transactions begin with is none of them. */
const PERSONAL = [
  ...['visitor', 'tab_mark', 'used_token', 'session', 'act', 'offer', 'conversation', 'line'],
  ...['feed', 'mark', 'effect', 'audit'],
];

/**
 * Writes the tables anew, one after another, without the rows that are gone; whoever wants the table at
 * hand waits meanwhile. The server's own log forgets as it is overwritten, and archived ones when they
 * are thrown away: those are not ours to touch.
 */
export async function scrubTables(url: string): Promise<boolean> {
  const client = await openClient(url, 'migrate');
  try {
    // Without `full` the bytes of rows that are gone stay in their pages until others come there.
    for (const table of PERSONAL) await client.query(`vacuum (full) ${table}`);
    return true;
  } finally {
    await endClient(client);
  }
}
