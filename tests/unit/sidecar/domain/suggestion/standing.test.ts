import { describe, expect, test } from 'vitest';
import { type ArticleId, asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { RANK_BOUNDS } from '../../../../../sidecar/adapters/suggestion/bounds.ts';
import { snowballStems } from '../../../../../sidecar/adapters/suggestion/stems.ts';
import type { Knowledge } from '../../../../../sidecar/domain/suggestion/article.ts';
import { buildRanker } from '../../../../../sidecar/domain/suggestion/ranker.ts';
import type { Question } from '../../../../../sidecar/domain/suggestion/ranking.ts';
import {
  aKnowledge,
  anArticle,
  aQuestion,
  BOOTS,
  NOW,
} from '../../../../support/builders/small-knowledge.ts';

const ranked = (knowledge: Knowledge, question: Question) =>
  buildRanker(knowledge, snowballStems(), RANK_BOUNDS).rank(question);

describe('where the visitor stands', () => {
  const two = [
    anArticle('boots-care', { en: 'Care\nClean with a soft brush.' }, { categories: ['boots'] }),
    anArticle(
      'sandals-care',
      { en: 'Care\nClean with a soft brush and water.' },
      { categories: ['Sandals'], products: ['s-1'] },
    ),
  ];
  const asked = (standing: Partial<Question['standing']>, text = 'How do I clean with a brush?') =>
    ranked(aKnowledge({ articles: [...BOOTS, ...two] }), aQuestion(text, { standing })).suggestions;

  test('[SG4] its category or product speaks for an article, and it is told', () => {
    expect(asked({ categories: ['boots'] })[0]).toMatchObject({
      article: 'boots-care',
      isByStanding: true,
    });
    expect(asked({ categories: ['sandals'] })[0]).toMatchObject({
      article: 'sandals-care',
      isByStanding: true,
    });
    expect(asked({ products: ['s-1'] })[0]?.article).toBe('sandals-care');
  });

  test('[SG4] it never decides: a question about something else is answered', () => {
    const [best] = asked(
      { categories: ['boots'], page: 'checkout', hasBasket: true },
      'How do returns work?',
    );
    expect(best?.article).toBe('returns');
  });

  test('[SG4] at the checkout what is about paying stands higher', () => {
    const confidence = (page: string | null) =>
      asked({ page }, 'Payment or warranty?').find(({ article }) => article === 'payment');
    expect(confidence('checkout')?.confidence).toBeGreaterThan(confidence(null)?.confidence ?? 1);
    expect(confidence('checkout')?.isByStanding).toBe(true);
  });

  test('[SG4] a short line is read with the one before it', () => {
    const before = ['Do you have warranty on seams?'];
    expect(asked({ before }, 'And soles?')[0]?.article).toBe('warranty');
    expect(asked({ before }, 'How do returns work in your shop?')[0]?.article).toBe('returns');
  });

  test('[SG4] of two alike the one that is used more stands higher', () => {
    const usage = (used: string, unused: string) =>
      new Map([
        [asId<ArticleId>(used), { shown: 40, used: 20 }],
        [asId<ArticleId>(unused), { shown: 40, used: 0 }],
      ]);
    const best = (used: string, unused: string) =>
      ranked(aKnowledge({ articles: two, usage: usage(used, unused) }), aQuestion('clean brush'))
        .suggestions[0]?.article;
    expect(best('boots-care', 'sandals-care')).toBe('boots-care');
    expect(best('sandals-care', 'boots-care')).toBe('sandals-care');
  });
});

describe('what is proposed together', () => {
  test('[SG6] the same said twice is proposed once; a search shows both', () => {
    const again = anArticle('returns-too', {
      en: 'Returns\nSend shoes back within 30 days, free of charge, with the label from your account!',
    });
    const twice = aKnowledge({
      articles: [
        ...BOOTS.map((a) => ({ ...a, texts: { en: a.texts.en ?? { title: '', body: '' } } })),
        again,
      ],
    });
    const question = aQuestion('How do returns work?');
    const both = (list: readonly { readonly article: string }[]) =>
      list.filter(({ article }) => article.startsWith('returns')).length;
    expect(both(ranked(twice, question).suggestions)).toBe(1);
    expect(both(ranked(twice, { ...question, mode: 'search' }).suggestions)).toBe(2);
  });

  test('[SG6] what is out of date is marked and stands lower', () => {
    const old = anArticle(
      'old',
      { en: 'Summer sale\nTwenty percent off.' },
      { validUntil: asEpochMs(NOW - 1) },
    );
    const now = anArticle(
      'now',
      { en: 'Summer sale\nThirty percent off all boots.' },
      { validUntil: asEpochMs(NOW + 1) },
    );
    const later = anArticle(
      'soon',
      { en: 'Summer sale\nFifty off.' },
      { validFrom: asEpochMs(NOW + 1) },
    );
    const { suggestions } = ranked(
      aKnowledge({ articles: [old, now, later] }),
      aQuestion('When is the summer sale?'),
    );
    expect(suggestions[0]).toMatchObject({ article: 'now', isOutOfDate: false });
    expect(suggestions.slice(1).map(({ isOutOfDate }) => isOutOfDate)).toEqual([true, true]);
  });

  test('[SG6] no more than was asked for', () => {
    const most = (n: number) =>
      ranked(aKnowledge(), aQuestion('shoes boots', { mode: 'search', most: n })).suggestions
        .length;
    expect([most(1), most(2)]).toEqual([1, 2]);
  });
});
