import type { ArticleTerms } from '../protocol/messages/knowledge.ts';

export type Language = 'nl' | 'en';
export const LANGUAGES: readonly Language[] = ['nl', 'en'];

/** An article as it stands in a file, under the name by which it is known again. */
export interface ReadArticle {
  readonly article: string;
  readonly terms: ArticleTerms;
}

/** Why a file, or a part of it, was not taken: a closed list (docs/SPEC.md, KB7). */
export const UNREAD_WORDS = [
  'too-large',
  'unknown-kind-of-file',
  'nothing-in-it',
  'front-matter-unreadable',
  'unknown-field',
  'bad-id',
  'bad-kind',
  'bad-day',
  'bad-zone',
  'no-language',
  'bad-text',
  'table-unreadable',
  'id-twice',
] as const;
export type UnreadWord = (typeof UNREAD_WORDS)[number];

/** What was not taken, and why; `what` names the field, row or value. */
export interface Unread {
  readonly word: UnreadWord;
  readonly what: string;
}

/** One file and what came of it. */
export interface FileRead {
  readonly name: string;
  readonly articles: readonly ReadArticle[];
  readonly unread: readonly Unread[];
}

/** What a file does not say itself. */
export interface Assumed {
  /** IANA; in which days begin. */
  readonly timeZone: string;
  /** Null: a file must say its language. */
  readonly language: Language | null;
}

/** A file's name without folders and ending, as an id. */
export function idFrom(name: string): string {
  const bare = name
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/\.(nl|en)$/, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 64);
  return bare.replace(/-$/, '');
}

/** The language at the end of a name, as in `delivery.nl.md`. */
export function languageIn(name: string): Language | null {
  const found = /\.(nl|en)\.[^.]*$/.exec(name)?.[1];
  return found === 'nl' || found === 'en' ? found : null;
}
