import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RANK_BOUNDS } from '../../sidecar/adapters/suggestion/bounds.ts';
import { snowballStems } from '../../sidecar/adapters/suggestion/stems.ts';
import type { Example, Knowledge } from '../../sidecar/domain/suggestion/article.ts';
import { buildRanker } from '../../sidecar/domain/suggestion/ranker.ts';
import type { Ranking } from '../../sidecar/domain/suggestion/ranking.ts';
import { train } from '../../sidecar/domain/suggestion/training.ts';
import { aKnowledge, anExample, aQuestion, BOOTS } from '../support/builders/small-knowledge.ts';

const stems = snowballStems();
const WORDS =
  'mijn schoenen zijn nat retour maat betalen the boots leak size pay wanneer garantie ik'.split(
    ' ',
  );

const line = fc.oneof(
  fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
    .map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const example: fc.Arbitrary<Example> = fc
  .record({
    article: fc.constantFrom(...BOOTS.map(({ id }) => id)),
    text: line,
    weight: fc.double({ min: 0.1, max: 1, noNaN: true }),
  })
  .map(({ article, text, weight }) => anExample(article, text, { weight }));
const knowledge = fc
  .record({
    examples: fc.array(example, { maxLength: 6 }),
    outOfScope: fc.array(line, { maxLength: 2 }),
  })
  .map((changes) => aKnowledge(changes));

function rankedBy(known: Knowledge, isLearned: boolean) {
  const trained = isLearned ? train(known, stems, RANK_BOUNDS) : null;
  return buildRanker(known, stems, RANK_BOUNDS, trained);
}

function expectSound({ suggestions }: Ranking): void {
  for (const { confidence, matched } of suggestions) {
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(matched.length).toBeLessThanOrEqual(4);
  }
  expect(new Set(suggestions.map(({ article }) => article)).size).toBe(suggestions.length);
}

/** Learning is work for the processor: on a busy machine, counted line by line, it takes seconds. */
const LEARNING_MAX_MS = 60_000;

// Learning from a handful of lines still takes tens of milliseconds.
const RUNS = [
  ['by words alone', false, 60],
  ['once learned', true, 3],
] as const;

test.each(RUNS)(
  '[SG7] the same knowledge and question give the same ranking, and every number is one: %s',
  (_name, isLearned, numRuns) => {
    fc.assert(
      fc.property(knowledge, line, (known, text) => {
        for (const mode of ['suggest', 'search'] as const) {
          const question = aQuestion(text, { mode, most: 6, standing: { before: [text] } });
          const once = rankedBy(known, isLearned).rank(question);
          expect(rankedBy(known, isLearned).rank(question)).toEqual(once);
          expectSound(once);
        }
      }),
      { numRuns },
    );
  },
  LEARNING_MAX_MS,
);

test('[SG7] no text makes it fail', () => {
  const ranker = rankedBy(
    aKnowledge({ examples: [anExample('returns', 'ik wil ze terug')] }),
    true,
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expectSound(ranker.rank(aQuestion(text)));
      expectSound(ranker.rank(aQuestion(text, { mode: 'search', most: 50 })));
    }),
    { numRuns: 300 },
  );
});

test.each(RUNS)(
  '[SG3] one example more never puts its article lower for that very text: %s',
  (_name, isLearned, numRuns) => {
    const placeOf = (known: Knowledge, text: string, article: string): number => {
      const question = aQuestion(text, { mode: 'search', most: BOOTS.length });
      const place = rankedBy(known, isLearned)
        .rank(question)
        .suggestions.findIndex((one) => one.article === article);
      return place < 0 ? BOOTS.length : place;
    };
    fc.assert(
      fc.property(knowledge, example, (known, one) => {
        const more = { ...known, examples: [...known.examples, one] };
        const before = placeOf(known, one.text, one.article);
        expect(placeOf(more, one.text, one.article)).toBeLessThanOrEqual(before);
      }),
      { numRuns },
    );
  },
);
