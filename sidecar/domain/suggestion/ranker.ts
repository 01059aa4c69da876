import type { Knowledge } from './article.ts';
import type { Bounds } from './bounds.ts';
import { type Candidate, choose, isOutOfDate, titleOf } from './choose.ts';
import type { Question, Ranking } from './ranking.ts';
import type { Reading } from './read.ts';
import { readerOf } from './reader-of.ts';
import { chanceInScope, chancesOf, standOut, USUAL_SCALE } from './scale.ts';
import { type Scored, scorer } from './scorer.ts';
import { sentimentOf } from './sentiment.ts';
import { shelve } from './shelf.ts';
import { isSmallTalk } from './small-talk.ts';
import { averageUse, leaning, usageLeaning } from './standing.ts';
import type { Stems } from './stems.ts';
import type { Trained } from './training.ts';
import { sameText } from './words.ts';

/** Answers questions from the knowledge it was built from. */
export interface Ranker {
  rank(question: Question): Ranking;
}

/** A line of so few words leans on the one before. */
const SHORT_WORDS = 3;
const BEFORE_SHARE = 0.4;
/** What the same words were answered with before stands this much higher, and first. */
const ANSWERED_BEFORE = 1;
const OUT_OF_DATE_SPEAKS = -1.5;
/** Below this a suggestion is not worth the look; measured, docs/adr/0023-suggestions.md. */
const CONFIDENCE_MIN = 0.25;
/** Looked at beyond what is asked for, for those that say the same as another. */
const PASSED_OVER_MAX = 8;

/**
 * A ranker over this knowledge: the same knowledge, training and question always give the same ranking. Building it takes
 * milliseconds for a hundred articles.
 *
 * @param trained what was learned from this or slightly older knowledge; null: found by words alone
 */
export function buildRanker(
  knowledge: Knowledge,
  stems: Stems,
  bounds: Bounds,
  trained: Trained | null = null,
): Ranker {
  const reader = readerOf(knowledge, stems, bounds);
  const shelf = shelve(knowledge, reader);
  const { articles } = shelf;
  const learned = new Set(trained?.articles);
  const hasLearned = articles.map(({ id }) => learned.has(id));
  const score = scorer(shelf, reader, trained);
  const scale = trained?.scale ?? USUAL_SCALE;
  const averageShare = averageUse(knowledge.usage.values());
  const usageOf = articles.map(({ id }) => usageLeaning(knowledge.usage.get(id), averageShare));

  /** A short line is read with the one before it: "and how long does it take?" */
  function scoredWithBefore(reading: Reading, { text, standing }: Question): Scored {
    const own = score(reading);
    const last = standing.before.at(-1);
    if (last === undefined || reading.plain.length > SHORT_WORDS) return own;
    const { scores } = score(reader.read(`${last}\n${text}`, reading.language));
    const mixed = own.scores.map(
      (alone, place) => (1 - BEFORE_SHARE) * alone + BEFORE_SHARE * (scores[place] ?? alone),
    );
    return { ...own, scores: mixed };
  }

  /** Adds what speaks for each article besides the question, as scores. */
  function lean(scores: Float64Array, question: Question): void {
    articles.forEach((article, place) => {
      const date = isOutOfDate(article, question) ? OUT_OF_DATE_SPEAKS : 0;
      const { logOdds } = leaning(article, shelf.titleWords[place], question.standing);
      const all = logOdds + (usageOf[place] ?? 0) + date;
      if (all !== 0) scores[place] = (scores[place] ?? 0) + all / scale.sharpness;
    });
  }

  return {
    rank: (question) => {
      const reading = reader.read(question.text);
      const { words, language } = reading;
      const sentiment = sentimentOf(words, question.text);
      const nothing = { suggestions: [], language, intent: null, sentiment };
      const same = sameText(words);
      if (same === '' || articles.length === 0) return nothing;
      const answered = shelf.answered.get(same);
      if (question.mode === 'suggest' && answered === undefined && isSmallTalk(same))
        return nothing;

      const { scores, none, found } = scoredWithBefore(reading, question);
      for (const [place, weight] of answered ?? []) {
        scores[place] = (scores[place] ?? 0) + ANSWERED_BEFORE + weight / (1 + weight);
      }
      const inScope = chanceInScope(scale, standOut(highest(scores), none));
      const isInScope = inScope >= scale.threshold;
      lean(scores, question);
      const chances = chancesOf(scale, scores);
      const isFound = (place: number): boolean =>
        (found.score[place] ?? 0) > 0 || (isInScope && hasLearned[place] === true);
      const candidates = bestOf(scores, question.most + PASSED_OVER_MAX, isFound, answered).map(
        (place): Candidate => ({ place, confidence: (chances[place] ?? 0) * inScope }),
      );
      const best = candidates[0];
      const answerIn = language ?? reader.usual;
      const isSure = isInScope && best !== undefined && best.confidence >= CONFIDENCE_MIN;
      const nearest = articles[best?.place ?? -1];
      return {
        suggestions:
          question.mode === 'search' || isSure
            ? choose(shelf, candidates, question, answerIn, found.wordsOf)
            : [],
        language,
        intent: isInScope && nearest !== undefined ? titleOf(nearest, answerIn) : null,
        sentiment,
      };
    },
  };
}

/** The places of the best scores, best first; what the same words were answered with stands before all. */
function bestOf(
  scores: Float64Array,
  most: number,
  isFound: (place: number) => boolean,
  answered: ReadonlyMap<number, number> | undefined,
): readonly number[] {
  const isBefore = (a: number, b: number): boolean => {
    const sure = (answered?.get(a) ?? 0) - (answered?.get(b) ?? 0);
    if (sure !== 0) return sure > 0;
    return (scores[a] ?? 0) > (scores[b] ?? 0);
  };
  const best: number[] = [];
  for (let place = 0; place < scores.length; place += 1) {
    const last = best.at(-1);
    const isFull = best.length === most;
    if (isFull && last !== undefined && !isBefore(place, last)) continue;
    if (!isFound(place)) continue;
    let at = best.length;
    while (at > 0 && isBefore(place, best[at - 1] ?? place)) at -= 1;
    best.splice(at, 0, place);
    if (best.length > most) best.pop();
  }
  return best;
}

function highest(scores: Float64Array): number {
  return scores.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
}
