import type { Article, Language } from './article.ts';
import type { Question, Suggestion } from './ranking.ts';
import type { Shelf } from './shelf.ts';
import { leaning } from './standing.ts';

/** An article that may be shown. */
export interface Candidate {
  readonly place: number;
  readonly confidence: number;
}

/** So much of what the shorter one says, and showing both helps nobody. */
const SAME_SHARE = 0.85;
const MATCHED_MAX = 4;
/** Less says nothing, at whatever place. */
const SHOWN_MIN = 0.05;

/** The best that do not say the same; a search shows also what does. */
export function choose(
  shelf: Shelf,
  candidates: readonly Candidate[],
  question: Question,
  language: Language,
  wordsOf: (place: number) => readonly string[],
): readonly Suggestion[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    if (chosen.length >= question.most) break;
    if (question.mode === 'suggest') {
      if (candidate.confidence < SHOWN_MIN) continue;
      if (chosen.some((other) => saySame(shelf, candidate.place, other.place))) continue;
    }
    chosen.push(candidate);
  }
  return chosen.flatMap(({ place, confidence }) => {
    const article = shelf.articles[place];
    if (article === undefined) return [];
    return [
      {
        article: article.id,
        version: article.version,
        language: article.texts[language] === undefined ? other(language) : language,
        confidence,
        matched: wordsOf(place).slice(0, MATCHED_MAX),
        isByStanding: leaning(article, shelf.titleWords[place], question.standing).isByStanding,
        isOutOfDate: isOutOfDate(article, question),
      },
    ];
  });
}

/** Whether it is not true yet, or no longer. */
export function isOutOfDate({ validFrom, validUntil }: Article, { now }: Question): boolean {
  return (validFrom !== null && now < validFrom) || (validUntil !== null && now > validUntil);
}

/** The title in that language, or in the one there is. */
export function titleOf({ texts }: Article, language: Language): string {
  return texts[language]?.title ?? texts[other(language)]?.title ?? '';
}

function other(language: Language): Language {
  return language === 'nl' ? 'en' : 'nl';
}

function saySame({ stems, articles }: Shelf, a: number, b: number): boolean {
  // A snippet is short: that an article has all of its words too says nothing.
  if (articles[a]?.kind !== articles[b]?.kind) return false;
  const ours = stems[a] ?? new Set();
  const theirs = stems[b] ?? new Set();
  let both = 0;
  for (const stem of ours) if (theirs.has(stem)) both += 1;
  return both > 0 && both >= SAME_SHARE * Math.max(ours.size, theirs.size);
}
