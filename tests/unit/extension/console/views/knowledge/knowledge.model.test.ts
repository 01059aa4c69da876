import { describe, expect, it } from 'vitest';
import {
  behindIn,
  type Filter,
  found,
  missingIn,
  standingOf,
  titleOf,
} from '../../../../../../extension/console/views/knowledge/knowledge.model.ts';
import { articleCard } from '../../../../../support/builders/article-card.ts';

const NOW = 1_000;
const dutch = { nl: { title: 'Één maat groter', body: 'Laarzen' }, en: null };
const CARDS = [
  articleCard({ article: 'a' }),
  articleCard({ article: 'b', terms: { texts: dutch, kind: 'snippet' } }),
  articleCard({ article: 'c', terms: { validUntil: NOW }, writtenAt: { nl: 9, en: 4 } }),
  articleCard({ article: 'd', retiredAt: 5, terms: { products: ['VD-W-101'] } }),
  articleCard({ article: 'e', terms: { validFrom: NOW + 1, categories: ["Women's boots"] } }),
];
const shown = (filter: Filter, text = '') =>
  found(CARDS, filter, text, NOW, 'en')
    .map(({ article }) => article)
    .sort();

describe('the list of articles', () => {
  it.each<[Filter, readonly string[]]>([
    ['all', ['a', 'b', 'c', 'e']],
    ['article', ['a', 'c', 'e']],
    ['snippet', ['b']],
    ['missing', ['b']],
    ['behind', ['c']],
    ['past', ['c']],
    ['retired', ['d']],
  ])('[KB3] shows %s', (filter, articles) => {
    expect(shown(filter)).toEqual(articles);
  });

  it('[CO3] finds words in titles, texts and names, whatever their case and accents', () => {
    expect(shown('all', 'een MAAT')).toEqual(['b']);
    expect(shown('all', 'laarzen groter')).toEqual(['b']);
    expect(shown('all', 'laarzen kleiner')).toEqual([]);
    expect(shown('all', 'women')).toEqual(['e']);
    expect(shown('retired', 'vd-w-101')).toEqual(['d']);
  });

  it('[KB3, KB5] knows how each stands', () => {
    expect(CARDS.map((card) => standingOf(card, NOW))).toEqual([
      'valid',
      'valid',
      'past',
      'retired',
      'not-yet',
    ]);
    expect(CARDS.map(missingIn)).toEqual([null, 'en', null, null, null]);
    expect(CARDS.map(behindIn)).toEqual([null, null, 'en', null, null]);
    expect(CARDS.slice(0, 2).map((card) => titleOf(card, 'en'))).toEqual([
      'Sizes',
      'Één maat groter',
    ]);
  });
});
