import { describe, expect, test } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import {
  GAP_ARTICLES_MAX,
  GAP_CLUSTERS_MAX,
  GAP_EXAMPLES_MAX,
  GAP_QUESTIONS_MAX,
  GAP_WORDS_MAX,
  UNUSED_AFTER_SHOWN,
} from '../../../../../shared/protocol/limits.ts';
import { snowballStems } from '../../../../../sidecar/adapters/suggestion/stems.ts';
import { gapsIn } from '../../../../../sidecar/domain/suggestion/gaps.ts';
import type { Note } from '../../../../../sidecar/domain/suggestion/note.ts';
import { tellingWords } from '../../../../../sidecar/domain/suggestion/telling.ts';
import { aKeptArticle } from '../../../../support/builders/kept-article.ts';
import { aShown, aUsed } from '../../../../support/builders/note.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const BOUNDS = {
  questionsMax: GAP_QUESTIONS_MAX,
  clustersMax: GAP_CLUSTERS_MAX,
  wordsMax: GAP_WORDS_MAX,
  examplesMax: GAP_EXAMPLES_MAX,
  articlesMax: GAP_ARTICLES_MAX,
  unusedAfter: UNUSED_AFTER_SHOWN,
};
const NOW = asEpochMs(MONDAY_MORNING);
const telling = tellingWords(snowballStems());
const article = (id: string, terms = {}) => aKeptArticle({ id, terms }).article;
const gaps = (notes: readonly Note[], articles = [article('a'), article('b')], bounds = BOUNDS) =>
  gapsIn(notes, articles, telling, NOW, bounds);

const REPAIR = ['Kunnen jullie mijn laarzen repareren?', 'Repareren jullie ook laarzen?'];
const GIFT = ['Do you sell gift wrapping paper?', 'Is gift wrapping possible for a gift?'];

describe('questions without an answer', () => {
  test('[SU8] those alike are one cluster, the largest first, with the words they share', () => {
    const notes = [...REPAIR, ...GIFT, 'Laarzen laten repareren, kan dat?'].map((text, n) =>
      aShown(n, text),
    );
    const { clusters, questions, answered } = gaps(notes);
    expect(clusters.map((cluster) => cluster.questions)).toEqual([3, 2]);
    expect(clusters[0]?.words.slice(0, 2).sort()).toEqual(['laarzen', 'repareren']);
    expect(clusters[0]?.examples.map(({ text }) => text)).toEqual([
      'Laarzen laten repareren, kan dat?',
      REPAIR[1],
      REPAIR[0],
    ]);
    expect({ questions, answered }).toEqual({ questions: 5, answered: 0 });
  });

  test('[SU8] a cluster of which one was set aside stands aside, with others like it, that one first', () => {
    const notes = [...REPAIR, ...GIFT].map((text, n) => aShown(n, text, [], { isAside: n === 0 }));
    const { clusters, aside } = gaps(notes);
    expect(clusters.map(({ examples }) => examples.map(({ line }) => line))).toEqual([
      ['line-3', 'line-2'],
    ]);
    expect(aside.map(({ examples }) => examples.map(({ line }) => line))).toEqual([
      ['line-0', 'line-1'],
    ]);
  });

  test('[SU8] a question that was answered with an article is no gap; one shown in vain is', () => {
    const notes = [
      aShown(1, REPAIR[0] ?? '', ['a']),
      aUsed(1, 'b', REPAIR[0]),
      aShown(2, REPAIR[1] ?? '', ['a']),
    ];
    const found = gaps(notes);
    expect(found).toMatchObject({ questions: 2, answered: 1 });
    expect(found.clusters).toMatchObject([{ questions: 1, shown: 1 }]);
  });

  test('[SU8] small talk is no question', () => {
    const notes = ['Hallo', 'dank je wel', 'ok', 'Hi there', '👍'].map((text, n) =>
      aShown(n, text),
    );
    expect(gaps(notes)).toMatchObject({ questions: 0, clusters: [] });
  });

  test('[SU8] questions about different things stay apart', () => {
    const notes = [REPAIR[0], GIFT[0], 'Wat zijn de openingstijden van de winkel?'].map((text, n) =>
      aShown(n, text ?? ''),
    );
    expect(gaps(notes).clusters.map((cluster) => cluster.questions)).toEqual([1, 1, 1]);
  });

  test('[SU8] the newest questions are looked at, and no more than fits is told', () => {
    const notes = Array.from({ length: 30 }, (_, n) => aShown(n, `laarzen repareren nummer${n} x`));
    const few = { ...BOUNDS, questionsMax: 20, examplesMax: 2, wordsMax: 1 };
    const { clusters } = gaps(notes, [], few);
    expect(clusters).toHaveLength(1);
    expect(clusters[0]).toMatchObject({ questions: 20, words: [expect.any(String)] });
    expect(clusters[0]?.examples).toHaveLength(2);
    const apart = Array.from({ length: 9 }, (_, n) => aShown(n, `woord${n} ander${n} ding${n}`));
    expect(gaps(apart, [], { ...BOUNDS, clustersMax: 4 }).clusters).toHaveLength(4);
  });
});

describe('articles', () => {
  test('[SU8] one shown again and again and never used is told, one used once is not', () => {
    const notes = Array.from({ length: UNUSED_AFTER_SHOWN }, (_, n) => aShown(n, 'q', ['a', 'b']));
    expect(gaps([...notes, aUsed(1, 'b')]).unused).toEqual([
      { article: 'a', shown: UNUSED_AFTER_SHOWN },
    ]);
    expect(gaps(notes.slice(1)).unused).toEqual([]);
  });

  test('[SU8] those past their date are told, the longest first', () => {
    const until = (ms: number) => asEpochMs(MONDAY_MORNING + ms);
    const articles = [
      article('today', { validUntil: until(0) }),
      article('long', { validUntil: until(-9_000) }),
      article('holds', { validUntil: until(1) }),
      article('always'),
    ];
    expect(gaps([], articles).outOfDate.map((one) => one.article)).toEqual(['long', 'today']);
    const one = { ...BOUNDS, articlesMax: 1 };
    expect(gaps([], articles, one).outOfDate).toHaveLength(1);
  });
});
