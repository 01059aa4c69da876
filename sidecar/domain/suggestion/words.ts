/** One word of a text: as it was written, and as it is compared. */
export interface Word {
  readonly written: string;
  /** Lower case, without accents. */
  readonly plain: string;
}

/** Longer ones are no words: they are cut, so that what is made of their letters stays small. */
const WORD_MAX_CHARS = 32;

// Zero-width and direction marks stand inside words to hide them; soft hyphens come with copied text.
const UNSEEN = /\u034f|\p{Cf}|[\ufe00-\ufe0f]/gu;
const MARKS = /\p{M}+/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}]+)?|[€$£?]/gu;

/** The first words of a text, in order; money signs and question marks count as words. */
export function wordsOf(text: string, maxChars: number, maxWords: number): readonly Word[] {
  const words: Word[] = [];
  for (const [written] of text.slice(0, maxChars).replace(UNSEEN, '').matchAll(WORD)) {
    if (words.length === maxWords) break;
    const cut = written.slice(0, WORD_MAX_CHARS);
    words.push({ written: cut, plain: plainOf(cut) });
  }
  return words;
}

/** Lower case and without accents, as words are compared; a half of a pair of code units is dropped with its letter. */
export function plainOf(word: string): string {
  return word.normalize('NFKD').replace(MARKS, '').toLowerCase().replace('’', "'");
}

/** What two texts have in common that differ in capitals, accents and punctuation alone. */
export function sameText(words: readonly Word[]): string {
  return words
    .map(({ plain }) => plain)
    .filter((plain) => plain !== '?')
    .join(' ');
}
