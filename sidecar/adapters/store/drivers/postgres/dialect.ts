import {
  type ColumnDefinitionNode,
  type CompiledQuery,
  type DatabaseConnection,
  DataTypeNode,
  type Dialect,
  type Driver,
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  RawNode,
} from 'kysely';
import type { Client } from 'pg';

/** kysely for PostgreSQL: compiles every query. Nothing runs through it. */
export const compilingDialect: Dialect = dialectWith(() => new DummyDriver());

/** kysely on one connection: runs the migrations. */
export function dialectOn(client: Client): Dialect {
  return dialectWith(() => driverOn(client));
}

function dialectWith(createDriver: () => Driver): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new ByteOrderCompiler(),
  };
}

/**
 * Text columns compare by bytes, as SQLite's do: ids come in the same order from every store, whatever
 * language the database was made for, and an upgrade of the system's libc reorders no index.
 */
class ByteOrderCompiler extends PostgresQueryCompiler {
  protected override visitColumnDefinition(node: ColumnDefinitionNode): void {
    const { dataType } = node;
    const isText = DataTypeNode.is(dataType) && dataType.dataType === 'text';
    super.visitColumnDefinition(isText ? { ...node, dataType: BYTE_ORDER_TEXT } : node);
  }
}

const BYTE_ORDER_TEXT = RawNode.createWithSql('text collate "C"');

function driverOn(client: Client): Driver {
  const connection = connectionOn(client);
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: async () => void (await client.query('begin')),
    commitTransaction: async () => void (await client.query('commit')),
    rollbackTransaction: async () => void (await client.query('rollback')),
    releaseConnection: async () => undefined,
    // Whoever opened the connection closes it.
    destroy: async () => undefined,
  };
}

function connectionOn(client: Client): DatabaseConnection {
  return {
    executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
      const { rows, rowCount } = await client.query({
        text: query.sql,
        values: [...query.parameters],
      });
      return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) };
    },
    streamQuery: () => {
      throw new Error('Rows are not streamed: every question is bounded.');
    },
  };
}
