import { parse } from 'csv-parse/browser/esm/sync';
import { csvLine } from '../kernel/csv.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { ARTICLES_MAX, KNOWLEDGE_TABLE_MAX_BYTES } from '../protocol/limits.ts';
import type { ArticleTerms } from '../protocol/messages/knowledge.ts';
import { fieldsOf, termsFrom } from './fields.ts';
import type { Assumed, FileRead, ReadArticle, Unread } from './read-article.ts';

const COLUMNS = [
  'id',
  'kind',
  'title_nl',
  'body_nl',
  'title_en',
  'body_en',
  'categories',
  'products',
  'from',
  'until',
  'zone',
  'source',
] as const;
type Column = (typeof COLUMNS)[number];
type Row = Readonly<Partial<Record<Column, string>>>;

/** A cell that begins so was given, or is given, one apostrophe more: see `csvLine`. */
const GUARDED = /^'+[=+\-@\t\r]/;

/** A table with an article in each row; a first row names the columns, of which only `id` has to be there. */
export function readTable(name: string, text: string, assumed: Assumed): FileRead {
  const none = (word: Unread['word'], what: string): FileRead => ({
    name,
    articles: [],
    unread: [{ word, what }],
  });
  if (text.length > KNOWLEDGE_TABLE_MAX_BYTES) return none('too-large', '');
  const rows = rowsIn(text);
  if (typeof rows === 'string') return none('table-unreadable', rows);
  if (rows.length === 0) return none('nothing-in-it', '');
  if (rows.length > ARTICLES_MAX) return none('too-large', `${rows.length}`);
  const articles: ReadArticle[] = [];
  const unread: Unread[] = [];
  for (const [at, row] of rows.entries()) {
    const read = articleIn(row, assumed);
    if (read.isOk) articles.push(read.value);
    else unread.push({ ...read.error, what: `${at + 2}: ${read.error.what}` });
  }
  return { name, articles, unread };
}

/** The articles as a table that reads as them. Cells that a spreadsheet would perform are text (SPEC CO2). */
export function writeTable(articles: readonly ReadArticle[], timeZone: string): string {
  const lines = articles.map(({ article, terms }) => {
    const { id, kind, categories, products, from, until, zone, source } = fieldsOf(
      article,
      terms,
      timeZone,
    );
    const { nl, en } = terms.texts;
    const texts = [nl?.title, nl?.body, en?.title, en?.body].map((text) => text ?? '');
    const named = [joined(categories), joined(products)];
    const cells = [id, kind, ...texts, ...named, from, until, zone, source];
    return csvLine(cells.map((cell) => (GUARDED.test(cell) ? `'${cell}` : cell)));
  });
  return [csvLine([...COLUMNS]), ...lines].join('');
}

/** The rows by their columns, or what is wrong with the table. */
function rowsIn(text: string): readonly Row[] | string {
  try {
    const cells: readonly (readonly string[])[] = parse(text, {
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: KNOWLEDGE_TABLE_MAX_BYTES,
    });
    const [head = [], ...rest] = cells;
    const columns = head.map((cell) => cell.trim());
    const strange = columns.find((column) => !isColumn(column));
    if (strange !== undefined) return strange;
    if (!columns.includes('id')) return 'id';
    return rest.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
  } catch (error) {
    // The parser's own refusal says where; anything else is a bug.
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}

function articleIn(row: Row, assumed: Assumed): Result<ReadArticle, Unread> {
  const raw = (column: Column): string => {
    const cell = row[column] ?? '';
    return GUARDED.test(cell) ? cell.slice(1) : cell;
  };
  const word = (column: Column): string => raw(column).trim();
  const id = word('id');
  const terms = termsFrom(
    {
      id,
      kind: word('kind') || 'article',
      categories: split(raw('categories')),
      products: split(raw('products')),
      from: word('from'),
      until: word('until'),
      zone: word('zone'),
      source: word('source'),
    },
    assumed.timeZone,
  );
  if (!terms.isOk) return terms;
  const text = (language: 'nl' | 'en'): ArticleTerms['texts']['nl'] => {
    const title = word(`title_${language}`);
    const body = raw(`body_${language}`).replace(/\r\n?/g, '\n');
    return title === '' && body.trim() === '' ? null : { title, body };
  };
  const texts = { nl: text('nl'), en: text('en') };
  if (texts.nl === null && texts.en === null) return err({ word: 'no-language', what: id });
  return ok({ article: id, terms: { ...terms.value, texts } });
}

/** Names between semicolons; one inside a name has a backslash before it. */
function joined(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\;]/g, '\\$&')).join('; ');
}

function split(cell: string): readonly string[] {
  const pieces = cell.match(/(?:\\[\s\S]|[^\\;])+/g) ?? [];
  return pieces
    .map((piece) => piece.trim().replace(/\\([\s\S])/g, '$1'))
    .filter((one) => one !== '');
}

function isColumn(column: string): column is Column {
  return COLUMNS.some((known) => known === column);
}
