import type { Result } from '../kernel/result.ts';
import { readMarkdown } from './markdown-file.ts';
import { readPage } from './page-file.ts';
import type { Assumed, FileRead, ReadArticle, Unread } from './read-article.ts';
import { readTable } from './table-file.ts';

/** A file to read: its name says of what kind it is. */
export interface KnowledgeFile {
  readonly name: string;
  readonly text: string;
}

/** Whether a file of this name is one that is read. */
export function isKnowledgeFile(name: string): boolean {
  return /\.(md|markdown|csv|html?)$/i.test(name);
}

/** Reads files, each by its kind (SPEC KB7); two files with one language each are one article when their names are. */
export function readFiles(files: readonly KnowledgeFile[], assumed: Assumed): readonly FileRead[] {
  return gathered(files.map((file) => readFile(file, assumed)));
}

function readFile({ name, text }: KnowledgeFile, assumed: Assumed): FileRead {
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  switch (ending) {
    case 'md':
    case 'markdown':
      return alone(name, readMarkdown(name, text, assumed));
    case 'html':
    case 'htm':
      return alone(name, readPage(name, text, assumed));
    case 'csv':
      return readTable(name, text, assumed);
    default:
      return { name, articles: [], unread: [{ word: 'unknown-kind-of-file', what: ending }] };
  }
}

function alone(name: string, read: Result<ReadArticle, Unread>): FileRead {
  return read.isOk
    ? { name, articles: [read.value], unread: [] }
    : { name, articles: [], unread: [read.error] };
}

/** The second of two with one name joins the first, or is said to be there twice. */
function gathered(reads: readonly FileRead[]): readonly FileRead[] {
  const taken = new Map<string, { articles: ReadArticle[]; at: number }>();
  return reads.map(({ name, articles, unread }) => {
    const own: ReadArticle[] = [];
    const more: Unread[] = [];
    for (const each of articles) {
      const known = taken.get(each.article);
      const before = known?.articles[known.at];
      const both = before === undefined ? null : joined(before, each);
      if (known === undefined) {
        taken.set(each.article, { articles: own, at: own.length });
        own.push(each);
      } else if (both === null) {
        more.push({ word: 'id-twice', what: each.article });
      } else {
        known.articles[known.at] = both;
      }
    }
    return { name, articles: own, unread: [...unread, ...more] };
  });
}

/** One article of two that have a language each; null when they do not fit together. */
function joined(one: ReadArticle, other: ReadArticle): ReadArticle | null {
  const [left, right] = [one.terms.texts, other.terms.texts];
  if ((left.nl === null) === (right.nl === null)) return null;
  if ((left.en === null) === (right.en === null)) return null;
  const texts = { nl: left.nl ?? right.nl, en: left.en ?? right.en };
  return { article: one.article, terms: { ...one.terms, texts } };
}
