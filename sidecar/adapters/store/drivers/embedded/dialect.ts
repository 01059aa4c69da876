import type { DatabaseSync } from 'node:sqlite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Value } from '../../sql/statement.ts';

/** kysely on node:sqlite: compiles every query, and runs the migrations. */
export function nodeSqliteDialect(database: DatabaseSync): Dialect {
  return {
    createAdapter: () => new WholeOrNothing(),
    createDriver: () => driverOn(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** kysely's own says that SQLite cannot; a step that was killed half-way would then never end. */
class WholeOrNothing extends SqliteAdapter {
  // https://www.sqlite.org/lang_transaction.html: every statement but VACUUM, and ATTACH.
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function driverOn(database: DatabaseSync): Driver {
  const connection = connectionOn(database);
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: async () => database.exec('BEGIN IMMEDIATE'),
    commitTransaction: async () => database.exec('COMMIT'),
    rollbackTransaction: async () => database.exec('ROLLBACK'),
    releaseConnection: async () => undefined,
    // Whoever opened the database closes it.
    destroy: async () => undefined,
  };
}

function connectionOn(database: DatabaseSync): DatabaseConnection {
  return {
    executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
      const statement = database.prepare(query.sql);
      const values = query.parameters.map(bindable);
      if (statement.columns().length > 0) return { rows: rowsAs<Row>(statement.all(...values)) };
      const { changes } = statement.run(...values);
      return { rows: [], numAffectedRows: BigInt(changes) };
    },
    streamQuery: () => {
      throw new Error('Rows are not streamed: every question is bounded.');
    },
  };
}

/** node:sqlite does not know what a query selects; the query's own type does. */
export function rowsAs<Row>(rows: unknown): Row[] {
  return rows as Row[];
}

function bindable(parameter: unknown): Value {
  if (parameter === null || typeof parameter === 'string' || typeof parameter === 'number') {
    return parameter;
  }
  throw new Error(`SQLite holds no ${typeof parameter}`);
}
