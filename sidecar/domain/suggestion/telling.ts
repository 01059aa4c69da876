import type { Telling } from './gaps.ts';
import type { Stems } from './stems.ts';

/** Longer words are addresses and mistakes. */
const WORD_MAX_CHARS = 40;

/** The words of a question that say what it is about, in either language, each stem once. */
export function tellingWords(stems: Stems): Telling {
  return (text) => {
    const found = new Map<string, string>();
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
      if (word.length < 3 || word.length > WORD_MAX_CHARS || SMALL.has(word)) continue;
      const stem = stemOf(stems, word);
      if (!found.has(stem)) found.set(stem, word);
    }
    return [...found].map(([stem, word]) => ({ word, stem }));
  };
}

/** Nobody says which language a short question is in: the shorter of both stems brings most forms together. */
function stemOf(stems: Stems, word: string): string {
  const [nl, en] = [stems.nl(word), stems.en(word)];
  return en.length < nl.length ? en : nl;
}

/** Small talk, and words that stand in every question. */
const SMALL: ReadonlySet<string> = new Set(
  (
    'hallo hoi hey dag goedemorgen goedemiddag goedenavond bedankt dank dankjewel dankuwel groet groeten oke prima ' +
    'graag even maar het een van voor met zijn ben bent was worden wordt heb hebt heeft hebben had kan kunnen kunt ' +
    'mag moet moeten wil wilt willen zou zal dit dat die deze wie wat waar wanneer waarom hoe hoeveel welke als dan ' +
    'nog niet geen wel ook bij naar uit aan over door tot jullie mij mijn uw ons onze jij jouw ik ' +
    'hello there hi morning afternoon evening thanks thank you please okay fine great the and for with are was were ' +
    'been have has had can could may must want would will shall should this that these those who what where when why ' +
    'how which much many if then not any some also from into about your our mine yours get got does did there its'
  ).split(' '),
);
