import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../shared/knowledge/read-file.ts';
import {
  FRONT_MATTER_MAX_CHARS,
  KNOWLEDGE_PAGE_MAX_BYTES,
  KNOWLEDGE_TABLE_MAX_BYTES,
} from '../../../../shared/protocol/limits.ts';

const ASSUMED = { timeZone: 'Europe/Amsterdam', language: null };
const read = (name: string, text: string, language: 'nl' | 'en' | null = null) =>
  readFiles([{ name, text }], { ...ASSUMED, language })[0];
const unread = (name: string, text: string) =>
  read(name, text)?.unread.map(({ word, what }) => `${word} ${what}`.trim());
const front = (...lines: readonly string[]) => `---\n${lines.join('\n')}\n---\nTekst.\n`;

const BOTH = `---
title:
  nl: Wat kost verzenden?
  en: What does delivery cost?
categories: [Boots, Care]
products: HD-101
from: 2026-11-01
until: 2026-12-24
source: https://shop.example/help
---

<!-- nl -->

Verzenden kost € 4,95.

<!-- en -->
Delivery is €4.95.
`;

describe('Markdown', () => {
  it('[KB7] has front matter and a text in each language; days begin in the zone', () => {
    expect(read('help/Délivery costs.md', BOTH)).toEqual({
      name: 'help/Délivery costs.md',
      unread: [],
      articles: [
        {
          article: 'delivery-costs',
          terms: {
            kind: 'article',
            texts: {
              nl: { title: 'Wat kost verzenden?', body: 'Verzenden kost € 4,95.' },
              en: { title: 'What does delivery cost?', body: 'Delivery is €4.95.' },
            },
            categories: ['Boots', 'Care'],
            products: ['HD-101'],
            validFrom: Date.UTC(2026, 9, 31, 23),
            // Up to and including the 24th.
            validUntil: Date.UTC(2026, 11, 24, 23),
            source: 'https://shop.example/help',
          },
        },
      ],
    });
  });

  it('[KB7] of one language says which, in front or in its name, and may begin with its title', () => {
    const english = { title: 'Sizes', body: 'They run true.' };
    const expected = [{ terms: { texts: { nl: null, en: english } } }];
    const said = '---\nlanguage: en\ntitle: Sizes\n---\nThey run true.';
    expect(read('a.md', said)).toMatchObject({ articles: expected });
    expect(read('a.en.md', '# Sizes\n\nThey run true.')).toMatchObject({ articles: expected });
    expect(read('a.md', '# Sizes\nThey run true.', 'en')).toMatchObject({ articles: expected });
    expect(unread('a.md', '# Sizes\nThey run true.')).toEqual(['no-language']);
  });

  it('[KB7] of two files with one name and a language each comes one article', () => {
    const reads = readFiles(
      [
        { name: 'sizes.nl.md', text: '# Maten\n\nNormaal.' },
        { name: 'sizes.en.md', text: '# Sizes\n\nTrue.' },
        { name: 'other/sizes.en.md', text: '# Sizes again\n\nTrue.' },
      ],
      ASSUMED,
    );
    expect(reads.map(({ articles, unread: no }) => [articles.length, no.length])).toEqual([
      [1, 0],
      [0, 0],
      [0, 1],
    ]);
    expect(reads[0]?.articles[0]?.terms.texts).toEqual({
      nl: { title: 'Maten', body: 'Normaal.' },
      en: { title: 'Sizes', body: 'True.' },
    });
    expect(reads[2]?.unread).toEqual([{ word: 'id-twice', what: 'sizes' }]);
  });

  it.each([
    ['front-matter-unreadable', front('title: [')],
    ['front-matter-unreadable', front('title: !!js/function x')],
    ['front-matter-unreadable', front('a: &a [x]', 'b: *a')],
    ['front-matter-unreadable', front(`title: ${'['.repeat(20_000)}`)],
    ['front-matter-unreadable', front('title: a', 'title: b')],
    ['unknown-field colour', front('colour: red')],
    ['bad-kind macro', front('kind: macro', 'language: nl')],
    ['bad-id a b', front('id: a b', 'language: nl')],
    ['bad-day 2026-11-31', front('from: 2026-11-31', 'language: nl')],
    ['bad-day tomorrow', front('until: tomorrow', 'language: nl')],
    ['bad-zone Europe/Boots', front('zone: Europe/Boots', 'language: nl')],
    ['bad-text source', front('source: [a]', 'language: nl')],
    ['no-language', 'Text before.\n<!-- nl -->\nTekst.'],
    ['bad-text language', '<!-- nl -->\nEen.\n<!-- nl -->\nTwee.'],
    [
      'too-large front matter',
      front(`title: ${'x'.repeat(FRONT_MATTER_MAX_CHARS)}`, 'language: nl'),
    ],
    ['too-large', 'x'.repeat(KNOWLEDGE_PAGE_MAX_BYTES + 1)],
  ])('[KB7] says %s', (why, text) => {
    expect(unread('a.md', text)).toEqual([why]);
  });
});

describe('a table', () => {
  it('[KB7] has an article in each row; a row that cannot be read is named, the others come in', () => {
    const table = [
      'id,title_nl,body_nl,categories,until',
      'sizes,Maten,"Ze vallen\nnormaal.",Boots; Care,2026-12-24',
      'a b,Nee,Nee,,',
      'empty,,,,',
      'late,Laat,Laat,,31-12-2026',
    ].join('\r\n');
    const got = read('all.csv', table);
    expect(got?.articles).toMatchObject([
      {
        article: 'sizes',
        terms: {
          texts: { nl: { title: 'Maten', body: 'Ze vallen\nnormaal.' }, en: null },
          categories: ['Boots', 'Care'],
        },
      },
    ]);
    expect(got?.unread).toEqual([
      { word: 'bad-id', what: '3: a b' },
      { word: 'no-language', what: '4: empty' },
      { word: 'bad-day', what: '5: 31-12-2026' },
    ]);
  });

  it.each([
    ['table-unreadable colour', 'id,colour\nx,red\n'],
    ['table-unreadable id', 'title_nl\nMaten\n'],
    ['table-unreadable CSV_QUOTE_NOT_CLOSED', 'id,title_nl\nx,"Maten\n'],
    ['nothing-in-it', 'id,title_nl\n'],
    ['too-large 5001', `id,title_nl\n${'x,y\n'.repeat(5_001)}`],
  ])('[KB7] says %s', (why, text) => {
    expect(unread('a.csv', text)).toEqual([why]);
  });

  it('[LM1] larger than all articles together is not looked at', () => {
    const text = 'x'.repeat(KNOWLEDGE_TABLE_MAX_BYTES + 1);
    expect(unread('a.csv', text)).toEqual(['too-large']);
  });
});

it('[KB7] a file of another kind is named as such', () => {
  expect(unread('manual.pdf', '%PDF')).toEqual(['unknown-kind-of-file pdf']);
});
