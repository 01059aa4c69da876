import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { quoted, type TableShape } from './shape.ts';

/** What a row holds, in the order of its table's columns. */
export type Cells = readonly (string | number | null)[];

/** What a table came to: how many rows, and SHA-256 over all of them in the order of their key. */
export interface TableDigest {
  readonly rows: number;
  readonly sha256: string;
}

/** Adds up rows as they come; the same rows give the same in every kind of store. */
export interface RowDigester {
  add(row: Cells): void;
  end(): TableDigest;
}

export function rowDigester(): RowDigester {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add: (row) => {
      rows += 1;
      // JSON parts the cells and knows text from number; a line feed inside one is escaped.
      hash.update(`${JSON.stringify(row)}\n`);
    },
    end: () => ({ rows, sha256: hash.digest('hex') }),
  };
}

/** The rows of one table of a file, in the order of its key, one at a time. */
export function* rowsOf(database: DatabaseSync, shape: TableShape): Generator<Cells> {
  const names = shape.columns.map(({ name }) => quoted(name)).join(', ');
  const order = shape.key.map(quoted).join(', ');
  const statement = database.prepare(
    `select ${names} from ${quoted(shape.name)} order by ${order}`,
  );
  for (const row of statement.iterate()) {
    yield shape.columns.map(({ name }) => cellOf(row[name]));
  }
}

/** What each table of a file comes to. */
export function digestsOf(
  database: DatabaseSync,
  shapes: readonly TableShape[],
): ReadonlyMap<string, TableDigest> {
  return new Map(
    shapes.map((shape) => {
      const digester = rowDigester();
      for (const row of rowsOf(database, shape)) digester.add(row);
      return [shape.name, digester.end()];
    }),
  );
}

/** One number for everything kept: the steps of the schema, and of each table its columns and rows. */
export function digestOfAll(
  migrations: readonly string[],
  shapes: readonly TableShape[],
  digests: ReadonlyMap<string, TableDigest>,
): string {
  const tables = shapes.map((shape) => [shape, digests.get(shape.name) ?? null]);
  return sha256Of(JSON.stringify([migrations, tables]));
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function cellOf(value: unknown): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new Error(`a column holds no ${typeof value}`);
}
