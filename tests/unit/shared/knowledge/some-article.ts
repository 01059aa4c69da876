import fc from 'fast-check';
import { asEpochMs } from '../../../../shared/kernel/time.ts';
import type { ReadArticle } from '../../../../shared/knowledge/read-article.ts';
import { ARTICLE_MOMENT_MAX_MS } from '../../../../shared/protocol/limits.ts';
import { wireTerms } from '../../../../sidecar/app/knowledge/wire.ts';
import type { ArticleTerms } from '../../../../sidecar/domain/knowledge/kept-article.ts';
import { tidied } from '../../../../sidecar/domain/knowledge/tidied.ts';

export const ZONE = 'Europe/Amsterdam';

/** What files, tables and formats stumble over. */
const NASTY = [
  '=1+1',
  "'=x",
  '+31',
  '- item',
  '@home',
  '---',
  '---\nid: other',
  '<!-- nl -->',
  '\\<!-- en -->',
  '# heading',
  'null',
  'true',
  '007',
  '2026-11-22',
  '"quoted", with; commas',
  'a\\;b',
  '&anchor *alias !tag',
  '{visitor}: {',
  '[a, b]',
  '\tindented',
  '\u202Ertl',
  '🥾 👩‍👩‍👧',
  'a\u200Bb',
  '<script>alert(1)</script>',
  '% comment',
  '| table |',
  '> quote',
  '  two spaces  ',
  '\uFEFFbom',
  'ends with a backslash\\',
];

const words = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 4 }).map((lines) => lines.join('\n')),
);
const text = fc.record({ title: words, body: words });
const moment = fc.option(
  fc.oneof(
    fc.integer({ min: 0, max: ARTICLE_MOMENT_MAX_MS }),
    // Midnights of the zone in winter and in summer.
    fc.constantFrom(Date.UTC(2026, 10, 30, 23), Date.UTC(2026, 6, 1, 22)),
  ),
);

/** Any article that can be kept: tidied, in one language at least. */
export const someArticles: fc.Arbitrary<ReadArticle> = fc
  .record({
    article: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
    kind: fc.constantFrom('article' as const, 'snippet' as const),
    nl: fc.option(text),
    en: fc.option(text),
    categories: fc.array(words, { maxLength: 3 }),
    products: fc.array(words, { maxLength: 3 }),
    from: moment,
    until: moment,
    source: fc.option(fc.webUrl()),
  })
  .map(({ article, kind, nl, en, categories, products, from, until, source }) => {
    const terms: ArticleTerms = {
      kind,
      texts: { ...(nl === null ? {} : { nl }), ...(en === null ? {} : { en }) },
      categories,
      products,
      validFrom: from === null ? null : asEpochMs(from),
      validUntil: until === null ? null : asEpochMs(until),
      source,
    };
    return { article, terms: wireTerms(tidied(terms)) };
  })
  .filter(({ terms }) => terms.texts.nl !== null || terms.texts.en !== null);
