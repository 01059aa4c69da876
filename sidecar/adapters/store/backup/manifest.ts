import type { DatabaseSync } from 'node:sqlite';
import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { digestOfAll, sha256Of, type TableDigest } from './digest.ts';
import { MANIFEST_TABLE, type TableShape } from './shape.ts';

/** Raised when an older program could no longer read what a newer one writes. */
const FORMAT = 1;

const Words = Type.String({ minLength: 1 });
const ManifestShape = Type.Object({
  format: Type.Integer(),
  /** The program that made it. */
  version: Words,
  madeAt: Type.Integer({ minimum: 0 }),
  source: Type.Union([Type.Literal('embedded'), Type.Literal('postgres')]),
  migrations: Type.Array(Words),
  tables: Type.Array(
    Type.Object({
      name: Words,
      columns: Type.Array(
        Type.Object({
          name: Words,
          type: Type.Union([Type.Literal('text'), Type.Literal('number')]),
        }),
      ),
      key: Type.Array(Words),
      rows: Type.Integer({ minimum: 0 }),
      sha256: Words,
    }),
  ),
  /** Over schema and rows: the same for the same content, wherever it is kept. */
  digest: Words,
  /** Over all of the above. */
  seal: Words,
});

/** What a backup says about itself. */
export type Manifest = Readonly<Static<typeof ManifestShape>>;
export type SourceKind = Manifest['source'];

export interface Content {
  readonly migrations: readonly string[];
  readonly shapes: readonly TableShape[];
  readonly digests: ReadonlyMap<string, TableDigest>;
}

export function manifestOf(
  { migrations, shapes, digests }: Content,
  made: Pick<Manifest, 'version' | 'madeAt' | 'source'>,
): Manifest {
  const unsealed = {
    format: FORMAT,
    ...made,
    migrations: [...migrations],
    tables: shapes.map(({ name, columns, key }) => ({
      name,
      columns: [...columns],
      key: [...key],
      ...(digests.get(name) ?? { rows: 0, sha256: '' }),
    })),
    digest: digestOfAll(migrations, shapes, digests),
  };
  return { ...unsealed, seal: sealOf(unsealed) };
}

export function writeManifest(database: DatabaseSync, manifest: Manifest): void {
  database.exec(`create table ${MANIFEST_TABLE} (document text not null)`);
  database.prepare(`insert into ${MANIFEST_TABLE} values (?)`).run(JSON.stringify(manifest));
}

export function dropManifest(database: DatabaseSync): void {
  database.exec(`drop table ${MANIFEST_TABLE}`);
}

/** The manifest of a file; what is wrong with it when it is none. */
export function readManifest(database: DatabaseSync): Manifest | 'missing' | 'broken' | 'newer' {
  const has = database.prepare('select 1 from sqlite_schema where name = ?').get(MANIFEST_TABLE);
  if (has === undefined) return 'missing';
  const row = database.prepare(`select document from ${MANIFEST_TABLE}`).get();
  const said = parsed(String(row?.document ?? ''));
  if (isNewer(said)) return 'newer';
  if (!Value.Check(ManifestShape, said)) return 'broken';
  const { seal, ...unsealed } = said;
  return seal === sealOf(unsealed) ? said : 'broken';
}

/** How many rows all tables have together. */
export function rowsIn({ tables }: Manifest): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

function sealOf(unsealed: Omit<Manifest, 'seal'>): string {
  return sha256Of(JSON.stringify(unsealed));
}

function isNewer(said: unknown): boolean {
  return (
    typeof said === 'object' &&
    said !== null &&
    'format' in said &&
    typeof said.format === 'number' &&
    said.format > FORMAT
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
