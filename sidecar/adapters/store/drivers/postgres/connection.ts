import { type Compilable, Kysely } from 'kysely';
import type { Client } from 'pg';
import type { Tx } from '../../../../ports/store.ts';
import { probeOn } from '../../sql/probe.ts';
import { repositoriesOn } from '../../sql/repositories.ts';
import { compiled, inOrder, type Statement, type Value } from '../../sql/statement.ts';
import type { Tables } from '../../sql/tables.ts';
import { endClient, openClient, type Use } from './client.ts';
import { compilingDialect } from './dialect.ts';

/** One connection of a pool, with every repository prepared on it. */
export interface PooledConnection {
  readonly repositories: Tx;
  readonly probe: Statement<unknown>;
  /** Runs statements that give nothing back; the last one's word for what it did. */
  run(sql: string): Promise<string>;
  /** The first error a statement met since the last `forgive`, also when the work went on. */
  failure(): Error | null;
  forgive(): void;
  /** Called when a turn of the event loop ends and the server owes no answer; null for nobody. */
  onStill(listener: (() => void) | null): void;
  /** Whether it can be used no more. */
  isLost(): boolean;
  lose(): void;
  close(): Promise<void>;
}

/** @throws whatever the server, the network or TLS says */
export async function openPooled(url: string, use: Use): Promise<PooledConnection> {
  return pooled(await openClient(url, use));
}

const db = new Kysely<Tables>({ dialect: compilingDialect });

interface Query {
  readonly name: string;
  readonly text: string;
  readonly values: Value[];
}

function pooled(client: Client): PooledConnection {
  let failure: Error | null = null;
  let isLost = false;
  let awaited = 0;
  let names = 0;
  let still: (() => void) | null = null;
  let turn: NodeJS.Immediate | undefined;
  const lose = (): void => {
    isLost = true;
  };
  client.on('error', lose);
  client.on('end', lose);

  function look(): void {
    clearImmediate(turn);
    turn = setImmediate(() => {
      if (awaited === 0) still?.();
    });
  }

  async function ask(query: Query | string) {
    awaited += 1;
    try {
      return await client.query(query);
    } catch (error) {
      const met = error instanceof Error ? error : new Error('not an error', { cause: error });
      failure ??= met;
      // Not the server's word: it may still be busy with this, and answers nothing before.
      if (!('severity' in met)) lose();
      throw met;
    } finally {
      awaited -= 1;
      look();
    }
  }

  function prepare<Row>(query: Compilable<Row>): Statement<Row> {
    const { sql, parts } = compiled(query);
    names += 1;
    // Named: parsed once on this connection, then only run.
    const name = `s${names}`;
    const answer = async (values: Readonly<Record<string, Value>>) =>
      ask({ name, text: sql, values: inOrder(parts, values).map(keepable) });
    return {
      all: async (values) => rowsAs<Row>((await answer(values)).rows),
      first: async (values) => rowsAs<Row>((await answer(values)).rows)[0],
      change: async (values) => (await answer(values)).rowCount ?? 0,
    };
  }

  const connection = { db, prepare };
  return {
    repositories: repositoriesOn(connection, null),
    probe: probeOn(connection),
    run: async (sql) => {
      const answer = await ask(sql);
      return (Array.isArray(answer) ? answer.at(-1) : answer).command;
    },
    failure: () => failure,
    forgive: () => {
      failure = null;
    },
    onStill: (listener) => {
      still = listener;
      if (listener === null) clearImmediate(turn);
      else look();
    },
    isLost: () => isLost,
    lose,
    close: async () => {
      lose();
      await endClient(client);
    },
  };
}

/** PostgreSQL's text holds every character but one; documents have it escaped. */
function keepable(value: Value): Value {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}

/** The driver does not know what a query selects; the query's own type does. */
function rowsAs<Row>(rows: unknown): Row[] {
  return rows as Row[];
}
