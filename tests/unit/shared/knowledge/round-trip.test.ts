import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMarkdown, writeMarkdown } from '../../../../shared/knowledge/markdown-file.ts';
import { readFiles } from '../../../../shared/knowledge/read-file.ts';
import { readTable, writeTable } from '../../../../shared/knowledge/table-file.ts';
import { someArticles, ZONE } from './some-article.ts';

const ASSUMED = { timeZone: ZONE, language: null };
const ELSEWHERE = { timeZone: 'America/New_York', language: null };

test('[KB7] what goes out as Markdown comes in as it was, wherever it is read', () => {
  fc.assert(
    fc.property(someArticles, (article) => {
      const file = writeMarkdown(article, ZONE);
      expect(readMarkdown('file.md', file, ASSUMED)).toEqual({ isOk: true, value: article });
      expect(readMarkdown('file.md', file, ELSEWHERE)).toEqual({ isOk: true, value: article });
      // An editor of another machine may end lines in its own way.
      const windows = file.replaceAll('\n', '\r\n');
      expect(readMarkdown('file.md', windows, ASSUMED)).toEqual({ isOk: true, value: article });
    }),
    { numRuns: 150 },
  );
});

test('[KB7, CO2] what goes out as a table comes in as it was', () => {
  const different = fc.uniqueArray(someArticles, {
    selector: ({ article }) => article,
    maxLength: 4,
  });
  fc.assert(
    fc.property(different, (articles) => {
      fc.pre(articles.length > 0);
      const file = writeTable(articles, ZONE);
      const read = readTable('all.csv', file, ELSEWHERE);
      expect(read).toEqual({ name: 'all.csv', articles, unread: [] });
    }),
    { numRuns: 150 },
  );
});

test('[KB7] any text is read or refused with a reason, never with an error', () => {
  const names = fc.constantFrom('a.md', 'b.csv', 'c.html', 'd.nl.md', 'e.txt', '.md');
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('---\n[[[[\n---\n', '---\na: &x [*x]\n---\n', 'id,title_nl\n"', '<'),
  );
  fc.assert(
    fc.property(names, texts, (name, text) => {
      const [read] = readFiles([{ name, text }], ASSUMED);
      expect((read?.articles.length ?? 0) + (read?.unread.length ?? 0)).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
