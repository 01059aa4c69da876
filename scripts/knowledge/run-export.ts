import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeMarkdown } from '../../shared/knowledge/markdown-file.ts';
import type { ReadArticle } from '../../shared/knowledge/read-article.ts';
import { writeTable } from '../../shared/knowledge/table-file.ts';
import type { ArticlesAnswered } from '../../shared/protocol/messages/knowledge.ts';
import { askSidecar } from '../privacy/ask-sidecar.ts';
import type { Options } from './options.ts';

type Export = Extract<Options, { readonly task: 'export' }>;

/** Writes every article that is in use: a file each in a folder, or all in a table; the exit code. */
export async function runExport(options: Export, say: (line: string) => void): Promise<number> {
  const articles = await allArticles(options);
  if ('sentence' in articles) {
    say(articles.sentence);
    return 1;
  }
  const { path, timeZone } = options;
  const sorted = articles.toSorted((a, b) => (a.article < b.article ? -1 : 1));
  if (path.toLowerCase().endsWith('.csv')) {
    if (existsSync(path)) return refuse(path, say);
    writeFileSync(path, writeTable(sorted, timeZone), { flag: 'wx' });
  } else {
    mkdirSync(path, { recursive: true });
    const files = sorted.map((each) => ({ name: join(path, `${each.article}.md`), each }));
    const there = files.find(({ name }) => existsSync(name));
    if (there !== undefined) return refuse(there.name, say);
    for (const { name, each } of files) {
      writeFileSync(name, writeMarkdown(each, timeZone), { flag: 'wx' });
    }
  }
  say(`${sorted.length} articles are in ${path}.`);
  return 0;
}

function refuse(name: string, say: (line: string) => void): number {
  say(`${name} is there already; nothing was written. Give another folder or file.`);
  return 1;
}

async function allArticles(
  options: Export,
): Promise<readonly ReadArticle[] | { readonly sentence: string }> {
  const found: ReadArticle[] = [];
  for (let after = 0; ; ) {
    const asked = await askSidecar('knowledge/export', options, { after });
    if ('sentence' in asked) return asked;
    const page: ArticlesAnswered = JSON.parse(await asked.answer.text());
    for (const { article, terms, retiredAt } of page.articles) {
      if (retiredAt === null) found.push({ article, terms });
    }
    if (!page.hasMore) return found;
    after = page.upTo;
  }
}
