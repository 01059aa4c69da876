import type { DatabaseSync } from 'node:sqlite';

/** A table as it is, read from the database itself: what a migration adds is covered by itself. */
export interface TableShape {
  readonly name: string;
  /** In the order of their names, which is the same in every dialect. */
  readonly columns: readonly ColumnShape[];
  /** The columns of the primary key, in its order: rows are read in the order of these. */
  readonly key: readonly string[];
}

export interface ColumnShape {
  readonly name: string;
  readonly type: 'text' | 'number';
}

/** Where a backup says what it holds. */
export const MANIFEST_TABLE = 'backup_manifest';

/** Every table that holds what is kept; not the migrations' own, which each database keeps for itself. */
export function shapesIn(database: DatabaseSync): readonly TableShape[] {
  return database
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'
       and name not like 'kysely\\_%' escape '\\' and name <> '${MANIFEST_TABLE}' order by name`,
    )
    .all()
    .map(({ name }) => shapeOf(database, String(name)));
}

/** The steps of the schema that this database has been through, in order. */
export function migrationsIn(database: DatabaseSync): readonly string[] {
  return database
    .prepare('select name from kysely_migration order by name')
    .all()
    .map(({ name }) => String(name));
}

/** A name in a statement, as SQLite and PostgreSQL both take it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function shapeOf(database: DatabaseSync, table: string): TableShape {
  const columns = database
    .prepare('select name, type, pk from pragma_table_info(?) order by name')
    .all(table);
  const key = columns
    .filter(({ pk }) => Number(pk) > 0)
    .sort((left, right) => Number(left.pk) - Number(right.pk))
    .map(({ name }) => String(name));
  return {
    name: table,
    columns: columns.map(({ name, type }) => ({
      name: String(name),
      type: String(type).toLowerCase() === 'text' ? 'text' : 'number',
    })),
    key,
  };
}
