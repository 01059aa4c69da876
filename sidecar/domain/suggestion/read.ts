import type { Language } from './article.ts';
import type { Bounds } from './bounds.ts';
import type { Stemmed } from './grams.ts';
import { languageOf } from './language.ts';
import type { Stems } from './stems.ts';
import { type Word, wordsOf } from './words.ts';

/** A text that has been read: its words, what they are compared by, and its language where it can be told. */
export interface Reading extends Stemmed {
  readonly words: readonly Word[];
  readonly language: Language | null;
}

/** Reads texts; remembers the stems of the words it has met while what it reads is built from. */
export interface Reader {
  readonly usual: Language;
  read(text: string, language?: Language | null): Reading;
  readBody(text: string, language: Language): Reading;
  stem(plain: string, language: Language): string;
}

/**
 * @param usual the language of a text of which it cannot be told
 * @param known in which language's texts of the knowledge a word stands alone
 */
export function reader(
  stems: Stems,
  bounds: Bounds,
  usual: Language,
  known: (plain: string) => Language | null,
): Reader {
  const stem = (plain: string, language: Language): string =>
    SAYS_NOTHING_INSIDE.test(plain) ? plain : stems[language](plain);
  const asRead = (words: readonly Word[], language: Language | null): Reading => {
    const plain = words.map((word) => word.plain);
    return { words, language, plain, stems: plain.map((word) => stem(word, language ?? usual)) };
  };
  return {
    usual,
    stem,
    read: (text, language) => {
      const words = wordsOf(text, bounds.textMaxChars, bounds.textMaxWords);
      return asRead(words, language ?? languageOf(words, known));
    },
    readBody: (text, language) =>
      asRead(wordsOf(text, bounds.bodyMaxChars, bounds.bodyMaxWords), language),
  };
}

// Numbers and signs have no stem, and stemmers are made for letters.
const SAYS_NOTHING_INSIDE = /[^a-z']/;

/** In which language's texts each word stands that stands in texts of one language alone. */
export function wordsByLanguage(
  texts: Iterable<readonly [Language, readonly Word[]]>,
): (plain: string) => Language | null {
  const only = new Map<string, Language | null>();
  for (const [language, words] of texts) {
    for (const { plain } of words) {
      const known = only.get(plain);
      only.set(plain, known === undefined || known === language ? language : null);
    }
  }
  return (plain) => only.get(plain) ?? null;
}
