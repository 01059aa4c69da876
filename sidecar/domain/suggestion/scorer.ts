import type { ArticleId } from '../../../shared/kernel/ids.ts';
import type { Found } from './lexical.ts';
import type { Reader, Reading } from './read.ts';
import type { Shelf } from './shelf.ts';
import { nearness, type Told } from './told.ts';

/** How far each article fits a text, by the shelf's order; and how far none of them does, where that was learned. */
export interface Scored {
  readonly scores: Float64Array;
  readonly none: number | null;
  readonly found: Found;
}

/** Which articles were learned, in the order of their classes; "none of them" is the class after the last. */
export interface Learnt {
  readonly articles: readonly ArticleId[];
  readonly told: Told;
}

/** Where an article stands without any word in common, and how far all of them take it: as what was learned scores. */
const UNFOUND = -2;
const FOUND_REACH = 2.6;
/** With so many examples what was learned counts as much as the words in common. */
const TRUSTED_EXAMPLES = 2;

/** Scores texts by their words, and by what was learned of the articles that have examples. */
export function scorer(
  shelf: Shelf,
  reader: Reader,
  learnt: Learnt | null,
): (reading: Reading) => Scored {
  const classOf = new Map(learnt?.articles.map((id, k) => [id, k]));
  const classAt = shelf.articles.map(({ id }) => classOf.get(id) ?? -1);
  return (reading) => {
    const found = shelf.lexical.find(reading.words, stemsIn(reader, reading));
    const scores = found.score.map((share) => UNFOUND + FOUND_REACH * share);
    if (learnt === null) return { scores, none: null, found };
    const near = nearness(learnt.told, reading);
    classAt.forEach((k, place) => {
      if (k < 0) return;
      const examples = shelf.examples[place] ?? 0;
      const trust = examples / (examples + TRUSTED_EXAMPLES);
      scores[place] = trust * (near[k] ?? UNFOUND) + (1 - trust) * (scores[place] ?? UNFOUND);
    });
    return { scores, none: near[learnt.articles.length] ?? null, found };
  };
}

/** The stems a word may have; of a text whose language nobody knows, those of both. */
function stemsIn(reader: Reader, { language }: Reading): (plain: string) => readonly string[] {
  const languages = language === null ? (['nl', 'en'] as const) : [language];
  return (plain) => [
    ...new Set([plain, ...languages.map((language) => reader.stem(plain, language))]),
  ];
}
