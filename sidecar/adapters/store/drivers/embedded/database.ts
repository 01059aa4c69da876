import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type Compilable, Kysely } from 'kysely';
import { STORE_BUSY_MAX_MS } from '../../../../../shared/protocol/limits.ts';
import { StoreUnavailable } from '../../../../ports/store.ts';
import type { Connection } from '../../sql/connection.ts';
import { compiled, inOrder, type Statement } from '../../sql/statement.ts';
import type { Tables } from '../../sql/tables.ts';
import { nodeSqliteDialect, rowsAs } from './dialect.ts';
import { type DiskFault, diskFaultOf, runningSentence } from './disk-fault.ts';
import { stillThere } from './still-there.ts';

/** One connection to the file. */
export interface Database extends Connection {
  /** The connection itself, for migrations and for tests that make it fail. */
  readonly raw: DatabaseSync;
  /** Runs a statement that gives nothing back. */
  run(sql: string): void;
  isInTransaction(): boolean;
  /** The fault met since it was last cleared, also when the work that met it went on. */
  fault(): Error | null;
  clearFault(): void;
  /** @throws StoreUnavailable when the files it writes are no longer those in the folder */
  assertThere(): void;
  close(): void;
}

/** The connection that writes: what is committed is on disk, through a loss of power too. */
export function openWriting(path: string, directory: string): Database {
  const raw = new DatabaseSync(path, { timeout: STORE_BUSY_MAX_MS });
  try {
    raw.exec('PRAGMA journal_mode = WAL');
    raw.exec('PRAGMA synchronous = FULL');
    raw.exec('PRAGMA foreign_keys = ON');
    // What is forgotten is overwritten where that costs no write of its own; an erasure does more (scrub).
    raw.exec('PRAGMA secure_delete = FAST');
    // What savepoints would restore stays in memory, and with it the pages of the signal path: a
    // fifth more signals a second than with a temporary file and SQLite's own 2 MB.
    raw.exec('PRAGMA temp_store = MEMORY');
    raw.exec('PRAGMA cache_size = -32768');
    raw.exec('PRAGMA wal_autocheckpoint = 4000');
    // What a burst left behind is given back to the disk at the next checkpoint.
    raw.exec('PRAGMA journal_size_limit = 67108864');
    const isThere = stillThere(path);
    return databaseOn(
      raw,
      (error, kind) => unavailable(error, kind, directory),
      () => {
        if (!isThere()) throw unavailable(undefined, 'gone', directory);
      },
    );
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** The connection that reads: sees what is committed, never waits for the one that writes. */
export function openReading(path: string, directory: string): Database {
  const raw = new DatabaseSync(path, { readOnly: true, timeout: STORE_BUSY_MAX_MS });
  return databaseOn(raw, (error, kind) =>
    kind === 'read-only'
      ? new Error('A reading does not write.', { cause: error })
      : unavailable(error, kind, directory),
  );
}

function unavailable(error: unknown, kind: DiskFault, directory: string): StoreUnavailable {
  return new StoreUnavailable(runningSentence(kind, directory), { cause: error });
}

function databaseOn(
  raw: DatabaseSync,
  asError: (error: unknown, kind: DiskFault) => Error,
  assertThere: () => void = () => undefined,
): Database {
  let fault: Error | null = null;
  const texts = new Map<string, StatementSync>();

  function guarded<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      const kind = diskFaultOf(error);
      if (kind === null) throw error;
      fault = asError(error, kind);
      throw fault;
    }
  }

  function prepare<Row>(query: Compilable<Row>): Statement<Row> {
    const { sql, parts } = compiled(query);
    const statement = raw.prepare(sql);
    return {
      all: async (values) => rowsAs<Row>(guarded(() => statement.all(...inOrder(parts, values)))),
      first: async (values) =>
        rowsAs<Row | undefined>([guarded(() => statement.get(...inOrder(parts, values)))])[0],
      change: async (values) =>
        Number(guarded(() => statement.run(...inOrder(parts, values))).changes),
    };
  }

  function prepared(sql: string): StatementSync {
    const known = texts.get(sql);
    if (known !== undefined) return known;
    const made = raw.prepare(sql);
    texts.set(sql, made);
    return made;
  }

  return {
    raw,
    db: new Kysely<Tables>({ dialect: nodeSqliteDialect(raw) }),
    prepare,
    run: (sql) => {
      guarded(() => prepared(sql).run());
    },
    isInTransaction: () => raw.isTransaction,
    fault: () => fault,
    clearFault: () => {
      fault = null;
    },
    assertThere,
    close: () => raw.close(),
  };
}
