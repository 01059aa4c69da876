import type { ArticleText, Language } from '../suggestion/article.ts';
import { type ArticleTerms, LANGUAGES } from './kept-article.ts';

/**
 * Terms as they are kept: lines end in one way, blank edges and control characters go, words stand once, and a language
 * in which nothing is written is not there. The same terms tidied again are the same.
 */
export function tidied(terms: ArticleTerms): ArticleTerms {
  const texts: Partial<Record<Language, ArticleText>> = {};
  for (const language of LANGUAGES) {
    const text = terms.texts[language];
    if (text === undefined) continue;
    const one = { title: oneLine(text.title), body: tidyBody(text.body) };
    if (one.title !== '' || one.body !== '') texts[language] = one;
  }
  return {
    kind: terms.kind,
    texts,
    categories: once(terms.categories),
    products: once(terms.products),
    validFrom: terms.validFrom,
    validUntil: terms.validUntil,
    source: terms.source === null || terms.source.trim() === '' ? null : terms.source.trim(),
  };
}

/** Whether the same is written, once both are tidied. */
export function isSame(one: ArticleTerms, other: ArticleTerms): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

/** Whether a language's text is the same in both. */
export function isSameText(one: ArticleText | undefined, other: ArticleText | undefined): boolean {
  return one?.title === other?.title && one?.body === other?.body;
}

function inOrder({ texts, ...terms }: ArticleTerms): readonly unknown[] {
  const { kind, categories, products, validFrom, validUntil, source } = terms;
  const written = LANGUAGES.map((language) => [texts[language]?.title, texts[language]?.body]);
  return [kind, written, categories, products, validFrom, validUntil, source];
}

function oneLine(text: string): string {
  return whole(text)
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

function tidyBody(text: string): string {
  return whole(text)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
}

function once(words: readonly string[]): readonly string[] {
  return [...new Set(words.map(oneLine))].filter((word) => word !== '');
}

/** Half a character, as when a text was cut, is none: no file could hold it. */
function whole(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
