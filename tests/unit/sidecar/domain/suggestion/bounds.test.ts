import { expect, test } from 'vitest';
import {
  LEARNED_ARTICLES_MAX,
  LEARNED_EXAMPLES_MAX,
  RANKED_BODY_MAX_WORDS,
  RANKED_TEXT_MAX_CHARS,
  RANKED_TEXT_MAX_WORDS,
} from '../../../../../shared/protocol/limits.ts';
import { RANK_BOUNDS } from '../../../../../sidecar/adapters/suggestion/bounds.ts';
import { snowballStems } from '../../../../../sidecar/adapters/suggestion/stems.ts';
import { buildRanker } from '../../../../../sidecar/domain/suggestion/ranker.ts';
import { train } from '../../../../../sidecar/domain/suggestion/training.ts';
import {
  aKnowledge,
  anArticle,
  anExample,
  aQuestion,
} from '../../../../support/builders/small-knowledge.ts';

const stems = snowballStems();
const ranker = buildRanker(aKnowledge(), stems, RANK_BOUNDS);
const found = (text: string) =>
  ranker.rank(aQuestion(text, { mode: 'search', most: 1 })).suggestions[0]?.article;

test('[SG8] what stands behind the first characters of a line is not ranked by', () => {
  const filled = (chars: number) => `${'zzz '.repeat(chars / 4)}klarna`;
  expect(found(filled(40))).toBe('payment');
  expect(found(filled(RANKED_TEXT_MAX_CHARS))).toBeUndefined();
});

test('[SG8] nor what stands behind its first words', () => {
  const filled = (words: number) => `${'z '.repeat(words)}klarna`;
  expect(found(filled(RANKED_TEXT_MAX_WORDS - 1))).toBe('payment');
  expect(found(filled(RANKED_TEXT_MAX_WORDS))).toBeUndefined();
});

test.each([
  ['100 kB in one word', 'a'.repeat(100_000)],
  ['100 kB of words', 'betalen '.repeat(12_500)],
  ['10,000 different words', Array.from({ length: 10_000 }, (_, n) => `w${n}`).join(' ')],
  ['unseen marks', '\u200b\u200d\ufeff'.repeat(30_000)],
  ['right to left', '\u202eretourneren \u05e9\u05dc\u05d5\u05dd '.repeat(5_000)],
  ['pictures', '😀👨‍👩‍👧‍👦'.repeat(10_000)],
  ['accents piled up', `a${'\u0301'.repeat(100_000)}`],
  ['halves of letters', '\ud83d'.repeat(50_000)],
  ['markup', '<script>alert(1)</script>'.repeat(4_000)],
])('[SG8] a hostile line is answered from its beginning: %s', (_name, text) => {
  for (const mode of ['suggest', 'search'] as const) {
    const whole = ranker.rank(aQuestion(text, { mode, standing: { before: [text] } }));
    const begin = text.slice(0, RANKED_TEXT_MAX_CHARS);
    expect(whole).toEqual(ranker.rank(aQuestion(begin, { mode, standing: { before: [begin] } })));
  }
});

test('[SG8] an article is found by the first words of its text', () => {
  const long = (words: number) =>
    anArticle('long', { en: `Long story\n${'word '.repeat(words)}needle` });
  const of = (words: number) =>
    buildRanker(aKnowledge({ articles: [long(words)] }), stems, RANK_BOUNDS)
      .rank(aQuestion('needle', { mode: 'search' }))
      .suggestions.map(({ article }) => article);
  expect(of(RANKED_BODY_MAX_WORDS - 1)).toEqual(['long']);
  expect(of(RANKED_BODY_MAX_WORDS)).toEqual([]);
});

test('[SG8] the articles asked most are learned, and no more than may be', () => {
  const bounds = { ...RANK_BOUNDS, learnedArticlesMax: 3 };
  const articles = ['a', 'b', 'c', 'd'].map((id) => anArticle(id, { en: `Article ${id}` }));
  const examples = ['d', 'd', 'c', 'b'].map((id, n) => anExample(id, `question ${id} ${n}`));
  const trained = train(aKnowledge({ articles, examples }), stems, bounds);
  expect(trained?.articles).toEqual(['b', 'c', 'd']);
  expect(LEARNED_ARTICLES_MAX).toBe(RANK_BOUNDS.learnedArticlesMax);
});

test('[SG8] the weightiest examples are learned from, and no more than may be', () => {
  const bounds = { ...RANK_BOUNDS, learnedExamplesMax: 2 };
  const examples = [
    anExample('returns', 'alpha', { weight: 0.2 }),
    anExample('returns', 'beta'),
    anExample('payment', 'gamma'),
  ];
  const all = aKnowledge({ examples, outOfScope: [] });
  const without = aKnowledge({ examples: examples.slice(1), outOfScope: [] });
  expect(train(all, stems, bounds)).toEqual(train(without, stems, bounds));
  expect(train(all, stems, RANK_BOUNDS)).not.toEqual(train(without, stems, RANK_BOUNDS));
  expect(LEARNED_EXAMPLES_MAX).toBe(RANK_BOUNDS.learnedExamplesMax);
});
