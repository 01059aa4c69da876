import { describe, expect, it } from 'vitest';
import {
  type Draft,
  draftOf,
  EMPTY,
  readDraft,
} from '../../../../../../extension/console/views/knowledge/draft.ts';
import { ARTICLE_BODY_MAX_CHARS } from '../../../../../../shared/protocol/limits.ts';
import { articleCard } from '../../../../../support/builders/article-card.ts';

const ZONE = 'Europe/Amsterdam';
const wrongIn = (change: Partial<Draft>) => [
  ...readDraft({ ...EMPTY, ...change }, null, ZONE).wrong,
];

describe('an article in the form', () => {
  it('[KB1] saved as it came it is what it was, whatever its moments', () => {
    const { terms } = articleCard({
      terms: {
        categories: ['Boots, tall', 'Care'],
        products: ['VD-W-101'],
        validFrom: Date.UTC(2026, 10, 1, 11, 30),
        validUntil: Date.UTC(2026, 11, 24, 23),
        source: 'https://shop.example/help',
      },
    });
    expect(readDraft(draftOf(terms, ZONE), terms, ZONE).terms).toEqual(terms);
  });

  it('[KB5] is true up to and including the day that is chosen', () => {
    const { terms } = readDraft({ ...EMPTY, from: '2026-12-01', until: '2026-12-24' }, null, ZONE);
    expect(terms).toMatchObject({
      validFrom: Date.UTC(2026, 10, 30, 23),
      validUntil: Date.UTC(2026, 11, 24, 23),
    });
    const back = terms === null ? null : draftOf(terms, ZONE);
    expect(back).toMatchObject({ from: '2026-12-01', until: '2026-12-24' });
  });

  it('[KB2] a language in which nothing is written is not there', () => {
    const titles = { nl: 'Maten', en: '  ' };
    const { terms } = readDraft({ ...EMPTY, titles, bodies: { nl: '', en: '\n' } }, null, ZONE);
    expect(terms?.texts).toEqual({ nl: { title: 'Maten', body: '' }, en: null });
  });

  it('[LM1] what the sidecar would not take is said here', () => {
    const long = 'x'.repeat(ARTICLE_BODY_MAX_CHARS + 1);
    expect(wrongIn({ bodies: { nl: long, en: '' } })).toEqual([['body.nl', 'too-long']]);
    const wide = '€'.repeat(ARTICLE_BODY_MAX_CHARS);
    expect(wrongIn({ bodies: { nl: wide, en: wide } })).toEqual([['texts', 'too-long']]);
    expect(wrongIn({ categories: 'x'.repeat(121) })).toEqual([['categories', 'too-long']]);
    expect(wrongIn({ source: `https://${'x'.repeat(1_100)}` })).toEqual([['source', 'too-long']]);
    expect(wrongIn({ from: 'tomorrow' })).toEqual([['from', 'unreadable']]);
    expect(wrongIn({ titles: { nl: 'x'.repeat(201), en: '' } })).toEqual([
      ['title.nl', 'too-long'],
    ]);
  });
});
