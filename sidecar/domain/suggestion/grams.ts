/**
 * What a text is told apart by, as 32-bit numbers: its stems, pairs of them, and the letters of its words. Two different
 * ones share a number about once in a text collection of 100,000; that costs less than keeping their letters.
 */

/** A text ready for its grams: its words and the stems of these, in the same order. */
export interface Stemmed {
  readonly plain: readonly string[];
  readonly stems: readonly string[];
}

/** Which stems stand together in one gram: any two of the text, or neighbours. */
export type Together = 'any-two' | 'neighbours';

const LETTERS_MIN = 2;
const LETTERS_MAX = 5;
/** Of the stems that are paired: 40 make 780 pairs. */
const PAIRED_MAX = 40;

const SEED_STEM = 0x811c9dc5; // https://datatracker.ietf.org/doc/html/draft-eastlake-fnv: its offset
const SEED_PAIR = 0x2545f491;
const SEED_LETTERS = 0x1b873593;
const PRIME = 0x01000193;

/** Stems and those that stand together. */
export function stemGrams({ stems }: Stemmed, together: Together): readonly number[] {
  const grams = stems.map((stem) => hash(SEED_STEM, stem));
  if (together === 'neighbours') {
    for (let at = 0; at + 1 < stems.length; at += 1) {
      grams.push(hash(hash(SEED_PAIR, stems[at] ?? ''), ` ${stems[at + 1]}`));
    }
    return grams;
  }
  const different = [...new Set(stems)].slice(0, PAIRED_MAX).sort();
  for (let first = 0; first < different.length; first += 1) {
    const begun = hash(SEED_PAIR, different[first] ?? '');
    for (let second = first + 1; second < different.length; second += 1) {
      grams.push(hash(begun, ` ${different[second]}`));
    }
  }
  return grams;
}

/** Two to five letters that follow each other in a word, its begin and end included. */
export function letterGrams({ plain }: Stemmed): readonly number[] {
  const grams: number[] = [];
  for (const word of plain) {
    const closed = ` ${word} `;
    for (let from = 0; from + LETTERS_MIN <= closed.length; from += 1) {
      let gram = SEED_LETTERS;
      const end = Math.min(closed.length, from + LETTERS_MAX);
      for (let at = from; at < end; at += 1) {
        gram = step(gram, closed.charCodeAt(at));
        if (at + 1 - from >= LETTERS_MIN) grams.push(gram >>> 0);
      }
    }
  }
  return grams;
}

function hash(begun: number, text: string): number {
  let gram = begun;
  for (let at = 0; at < text.length; at += 1) gram = step(gram, text.charCodeAt(at));
  return gram >>> 0;
}

function step(gram: number, code: number): number {
  return Math.imul(gram ^ code, PRIME);
}
