import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Duplex, pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

/** One row by its columns' names; lists and objects of a JSON row are left out. */
export type Row = Readonly<Record<string, string>>;

/**
 * The rows of a file one by one, however large it is: CSV whose first line names the columns, or JSON by lines; either
 * one packed with gzip or not.
 *
 * @throws Error with a sentence when the file's name says neither
 */
export async function* rowsOf(file: string): AsyncGenerator<Row> {
  const name = file.replace(/\.gz$/i, '');
  const bytes = createReadStream(file);
  const text: Readable = name === file ? bytes : through(bytes, createGunzip());
  if (/\.csv$/i.test(name)) yield* csvRows(text);
  else if (/\.(jsonl|ndjson)$/i.test(name)) yield* jsonRows(text);
  else throw new Error(`${file}: give rows as .csv or .jsonl, each also with .gz`);
}

/** All rows of a file that fits in memory. */
export async function readRows(file: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const row of rowsOf(file)) rows.push(row);
  return rows;
}

async function* csvRows(text: Readable): AsyncGenerator<Row> {
  const rows = through(text, parse({ columns: true, bom: true }));
  for await (const row of rows) yield row;
}

async function* jsonRows(text: Readable): AsyncGenerator<Row> {
  for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed !== 'object' || parsed === null) continue;
    const cells = Object.entries(parsed).filter(([, cell]) => typeof cell !== 'object');
    yield Object.fromEntries(cells.map(([column, cell]) => [column, String(cell)]));
  }
}

/** What comes out at the end; an error on the way there is one of it. */
function through<End extends Duplex>(from: Readable, to: End): End {
  pipeline(from, to, () => undefined);
  return to;
}
