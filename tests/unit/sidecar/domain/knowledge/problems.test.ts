import { describe, expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import {
  type ArticleTerms,
  type KeptArticle,
  LANGUAGES,
} from '../../../../../sidecar/domain/knowledge/kept-article.ts';
import { NOTES, PROBLEMS, problemText } from '../../../../../sidecar/domain/knowledge/problem.ts';
import {
  notesOf,
  problemsOf,
  type TermsContext,
} from '../../../../../sidecar/domain/knowledge/problems.ts';
import { standingOf } from '../../../../../sidecar/domain/knowledge/standing.ts';
import { tidied } from '../../../../../sidecar/domain/knowledge/tidied.ts';
import type { ArticleText } from '../../../../../sidecar/domain/suggestion/article.ts';
import { aKeptArticle, someArticle } from '../../../../support/builders/kept-article.ts';

const CONTEXT: TermsContext = {
  bounds: {
    titleMaxChars: 40,
    bodyMaxChars: 100,
    maxBytes: 420,
    wordsMax: 2,
    wordMaxChars: 10,
  },
  taken: new Set(),
};
const NOW = asEpochMs(1_000_000);
const text = (changes: Partial<ArticleText> = {}): ArticleText => ({
  title: 'Maten',
  body: 'Ze vallen normaal.',
  ...changes,
});
const said = (terms: Partial<ArticleTerms>, context: Partial<TermsContext> = {}) =>
  problemsOf(someArticle(terms), { ...CONTEXT, ...context }).map(problemText);
const noted = (terms: Partial<ArticleTerms>, before: KeptArticle | null = null) =>
  notesOf(someArticle(terms), before, NOW).map(problemText);

describe('what cannot be saved', () => {
  it.each<[string, Partial<ArticleTerms>]>([
    ['no-language texts', { texts: {} }],
    ['no-title texts.nl.title', { texts: { nl: text({ title: '' }) } }],
    ['no-body texts.en.body', { texts: { en: text({ body: '' }) } }],
    ['title-too-long texts.nl.title', { texts: { nl: text({ title: 'x'.repeat(41) }) } }],
    ['body-too-long texts.nl.body', { texts: { nl: text({ body: 'x'.repeat(101) }) } }],
    [
      'texts-too-large texts',
      { texts: { nl: text({ body: '€'.repeat(80) }), en: text({ body: 'é'.repeat(80) }) } },
    ],
    ['too-many-words categories', { categories: ['a', 'b', 'c'] }],
    ['word-too-long products', { products: ['x'.repeat(11)] }],
    [
      'unknown-variable texts.nl.body korting',
      { kind: 'snippet', texts: { nl: text({ body: 'Dag {visitor}, {korting}.' }) } },
    ],
    ['ends-before-it-begins validUntil', { validFrom: asEpochMs(5), validUntil: asEpochMs(5) }],
    ['source-not-https source', { source: 'http://shop.example' }],
    ['source-not-https source', { source: 'javascript:alert(1)' }],
    ['source-not-https source', { source: 'https://shop.example@elsewhere.example/' }],
  ])('[KB2] says %s', (problem, terms) => {
    expect(said(terms)).toEqual([problem]);
  });

  it('[KB2] says that another has the title, in the language in which it has', () => {
    expect(said({}, { taken: new Set(['en']) })).toEqual(['title-twice texts.en.title']);
  });

  it('[KB2] says all there is to say at once', () => {
    const problems = said({
      texts: { nl: { title: '', body: '' } },
      source: 'x',
      validFrom: asEpochMs(9),
      validUntil: asEpochMs(1),
    });
    expect(problems).toHaveLength(4);
  });

  it('[KB2] has nothing to say about an article that can be saved', () => {
    expect(said({})).toEqual([]);
    expect(said({ source: 'https://shop.example/help?page=2', products: ['a', 'b'] })).toEqual([]);
    expect(said({ texts: { nl: text({ body: 'x'.repeat(100), title: 'x'.repeat(40) }) } })).toEqual(
      [],
    );
    // Braces of an article are braces.
    expect(said({ texts: { nl: text({ body: '{korting}' }) } })).toEqual([]);
  });

  it('[KB2] every word has a sentence', () => {
    for (const sentence of [...Object.values(PROBLEMS), ...Object.values(NOTES)]) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('what is worth a look', () => {
  const { nl, en } = someArticle().texts;
  const changed = { nl: text(), ...(en === undefined ? {} : { en }) };

  it('[KB3] one language only', () => {
    expect(noted({ texts: nl === undefined ? {} : { nl } })).toEqual(['language-missing texts.en']);
    expect(noted({})).toEqual([]);
  });

  it('[KB3] one language changed and the other not', () => {
    expect(noted({ texts: changed }, aKeptArticle())).toEqual(['language-behind texts.en']);
  });

  it('[KB3] one language that was left behind, until it is written too or still holds', () => {
    const behind = aKeptArticle({ writtenAt: { nl: asEpochMs(9), en: asEpochMs(4) } });
    expect(noted({}, behind)).toEqual(['language-behind texts.en']);
    const both = { nl: text(), en: text() };
    expect(noted({ texts: both }, behind)).toEqual([]);
    const even = { ...behind, writtenAt: { nl: asEpochMs(9), en: asEpochMs(9) } };
    expect(noted({}, even)).toEqual([]);
  });

  it('[KB3, KB5] past its date', () => {
    expect(noted({ validUntil: NOW })).toEqual(['past-its-date validUntil']);
    expect(noted({ validUntil: asEpochMs(NOW + 1) })).toEqual([]);
  });
});

describe('whether it is true now', () => {
  it.each([
    [null, null, 'valid'],
    [NOW, null, 'valid'],
    [NOW + 1, null, 'not-yet'],
    [null, NOW, 'past'],
    [null, NOW + 1, 'valid'],
  ] as const)('[KB5] from %s until %s it is %s', (from, until, standing) => {
    const at = (moment: number | null) => (moment === null ? null : asEpochMs(moment));
    expect(standingOf({ validFrom: at(from), validUntil: at(until) }, NOW)).toBe(standing);
  });
});

describe('tidying', () => {
  it('[KB7] ends lines in one way and takes blank edges, control characters and repeated words out', () => {
    const terms = tidied(
      someArticle({
        texts: {
          nl: { title: ' Wat\tkost\r\ndat?\u0000 ', body: '\r\n  \n  Een\rtwee\u2028drie \n\n' },
          en: { title: ' ', body: '\n' },
        },
        categories: [' Boots ', 'Boots', ''],
        source: ' ',
      }),
    );
    expect(terms.texts).toEqual({ nl: { title: 'Wat kost dat?', body: '  Een\ntwee\ndrie' } });
    expect(terms).toMatchObject({ categories: ['Boots'], source: null });
  });

  it('[KB7] what is tidied stays as it is', () => {
    const once = tidied(someArticle({ categories: ['b', 'a'] }));
    expect(tidied(once)).toEqual(once);
    expect(LANGUAGES.every((language) => once.texts[language] !== undefined)).toBe(true);
  });
});
