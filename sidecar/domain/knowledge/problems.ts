import { isVariable, namesIn } from '../../../shared/kernel/snippet.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { ArticleText, Language } from '../suggestion/article.ts';
import { behind } from './behind.ts';
import { type ArticleTerms, type KeptArticle, LANGUAGES } from './kept-article.ts';
import type { NoteWord, Problem, ProblemWord } from './problem.ts';
import { standingOf } from './standing.ts';

/** How much may be written; the adapter of the wire knows the numbers. */
export interface TermsBounds {
  readonly titleMaxChars: number;
  readonly bodyMaxChars: number;
  /** Of the whole as JSON in UTF-8. */
  readonly maxBytes: number;
  readonly wordsMax: number;
  readonly wordMaxChars: number;
}

/** What terms are held against. */
export interface TermsContext {
  readonly bounds: TermsBounds;
  /** Languages in which another article in use has the same title. */
  readonly taken: ReadonlySet<Language>;
}

/** Why these tidied terms cannot be saved (SPEC KB2); empty when they can. */
export function problemsOf(terms: ArticleTerms, context: TermsContext): readonly Problem[] {
  const { bounds, taken } = context;
  const found: Problem[] = [];
  const say = (word: ProblemWord, path: string, what: string | null = null): void => {
    found.push({ word, path, what });
  };
  const written = LANGUAGES.filter((language) => terms.texts[language] !== undefined);
  if (written.length === 0) say('no-language', 'texts');
  for (const language of written) {
    const text = terms.texts[language];
    if (text === undefined) continue;
    for (const { word, field, what } of textProblems(text, terms.kind, bounds)) {
      say(word, `texts.${language}.${field}`, what);
    }
    if (taken.has(language)) say('title-twice', `texts.${language}.title`);
  }
  if (bytesOf(terms) > bounds.maxBytes) say('texts-too-large', 'texts');
  for (const field of ['categories', 'products'] as const) {
    if (terms[field].length > bounds.wordsMax) say('too-many-words', field);
    if (terms[field].some((word) => word.length > bounds.wordMaxChars)) say('word-too-long', field);
  }
  const { validFrom, validUntil, source } = terms;
  if (validFrom !== null && validUntil !== null && validUntil <= validFrom) {
    say('ends-before-it-begins', 'validUntil');
  }
  if (source !== null && !isHttps(source)) say('source-not-https', 'source');
  return found;
}

/** What is worth a look before these tidied terms are saved, or after (SPEC KB3). */
export function notesOf(
  terms: ArticleTerms,
  before: KeptArticle | null,
  now: EpochMs,
): readonly Problem<NoteWord>[] {
  const found: Problem<NoteWord>[] = [];
  const written = LANGUAGES.filter((language) => terms.texts[language] !== undefined);
  const missing = LANGUAGES.find((language) => terms.texts[language] === undefined);
  if (written.length === 1 && missing !== undefined) {
    found.push({ word: 'language-missing', path: `texts.${missing}`, what: null });
  }
  const late = behind(before, terms);
  if (late !== null) found.push({ word: 'language-behind', path: `texts.${late}`, what: null });
  if (standingOf(terms, now) === 'past') {
    found.push({ word: 'past-its-date', path: 'validUntil', what: null });
  }
  return found;
}

interface TextProblem {
  readonly word: ProblemWord;
  readonly field: 'title' | 'body';
  readonly what: string | null;
}

function textProblems(
  { title, body }: ArticleText,
  kind: ArticleTerms['kind'],
  { titleMaxChars, bodyMaxChars }: TermsBounds,
): readonly TextProblem[] {
  const found: TextProblem[] = [];
  const say = (word: ProblemWord, field: 'title' | 'body', what: string | null = null): void => {
    found.push({ word, field, what });
  };
  if (title === '') say('no-title', 'title');
  if (body === '') say('no-body', 'body');
  if (title.length > titleMaxChars) say('title-too-long', 'title');
  if (body.length > bodyMaxChars) say('body-too-long', 'body');
  if (kind === 'snippet') {
    const unknown = namesIn(body).find((name) => !isVariable(name));
    if (unknown !== undefined) say('unknown-variable', 'body', unknown);
  }
  return found;
}

/** Counted by hand because nothing here may know an encoder. */
function bytesOf(terms: ArticleTerms): number {
  let bytes = 0;
  for (const character of JSON.stringify(terms)) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function isHttps(source: string): boolean {
  const parts = /^https:\/\/([^\s/?#@]+)(?:[/?#]\S*)?$/.exec(source);
  return parts?.[1] !== undefined && /^[^.].*[^.]$/.test(parts[1]);
}
