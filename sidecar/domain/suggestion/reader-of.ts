import type { Knowledge, Language } from './article.ts';
import type { Bounds } from './bounds.ts';
import { type Reader, reader, wordsByLanguage } from './read.ts';
import type { Stems } from './stems.ts';
import { type Word, wordsOf } from './words.ts';

/** A reader that knows this knowledge's words, and takes the language of most of it for usual. */
export function readerOf(knowledge: Knowledge, stems: Stems, bounds: Bounds): Reader {
  const texts: [Language, readonly Word[]][] = [];
  let dutch = 0;
  for (const { texts: of } of knowledge.articles) {
    for (const language of ['nl', 'en'] as const) {
      const text = of[language];
      if (text === undefined) continue;
      dutch += language === 'nl' ? 1 : -1;
      const whole = `${text.title}\n${text.body}`;
      texts.push([language, wordsOf(whole, bounds.bodyMaxChars, bounds.bodyMaxWords)]);
    }
  }
  return reader(stems, bounds, dutch > 0 ? 'nl' : 'en', wordsByLanguage(texts));
}
