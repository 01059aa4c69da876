import { Client } from 'pg';
import {
  STORE_ANSWER_MAX_MS,
  STORE_CONNECT_MAX_MS,
  STORE_STATEMENT_MAX_MS,
  STORE_STILL_MAX_MS,
} from '../../../../../shared/protocol/limits.ts';

const INT8 = 20; // pg_type.dat
const GOODBYE_MS = 500;

/** What a connection is for. */
export type Use = 'write' | 'read' | 'migrate';

/** Connects and sets what the use needs. @throws whatever the server, the network or TLS says */
export async function openClient(url: string, use: Use): Promise<Client> {
  const client = clientFor(url, use);
  // A connection that is lost while nobody asks anything of it is noticed by whoever asks next.
  client.on('error', () => undefined);
  // Moments and counters are int8 there and stay below 2^53.
  client.setTypeParser(INT8, Number);
  try {
    await client.connect();
    await client.query(SETTINGS[use]);
    return client;
  } catch (error) {
    await endClient(client);
    throw error;
  }
}

/** Lets go of it, whatever state it is in. */
export async function endClient(client: Client): Promise<void> {
  const ended = client.end().catch(() => undefined);
  // A server that is gone does not say goodbye.
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, GOODBYE_MS).unref())]);
}

/** Where an address leads, for sentences: never with the password. */
export function placeOf(url: string): string {
  const { host, port, database } = clientFor(url, 'read');
  return host.startsWith('/') ? `${database} in ${host}` : `${database} at ${host}:${port}`;
}

function clientFor(url: string, use: Use): Client {
  return new Client({
    connectionString: url,
    application_name: 'toonbank',
    connectionTimeoutMillis: STORE_CONNECT_MAX_MS,
    keepAlive: true,
    ...(use === 'migrate' ? {} : { query_timeout: STORE_ANSWER_MAX_MS }),
  });
}

const BOUNDED = `set statement_timeout = ${STORE_STATEMENT_MAX_MS};
  set idle_in_transaction_session_timeout = ${STORE_STILL_MAX_MS};`;
// Acknowledged means on disk, also where the server or the user was set otherwise.
const DURABLE = `select set_config('synchronous_commit', 'on', false)
  where current_setting('synchronous_commit') = 'off';`;

const SETTINGS: Readonly<Record<Use, string>> = {
  write: `${BOUNDED} ${DURABLE} set default_transaction_isolation = 'read committed'`,
  read: `${BOUNDED} set default_transaction_isolation = 'repeatable read';
    set default_transaction_read_only = on`,
  migrate: `set statement_timeout = 0; ${DURABLE}`,
};
