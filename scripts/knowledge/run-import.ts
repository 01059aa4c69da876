import type { FileRead, ReadArticle } from '../../shared/knowledge/read-article.ts';
import { type KnowledgeFile, readFiles } from '../../shared/knowledge/read-file.ts';
import { KNOWLEDGE_BODY_MAX_BYTES, KNOWLEDGE_OFFERED_MAX } from '../../shared/protocol/limits.ts';
import { askSidecar } from '../privacy/ask-sidecar.ts';
import type { Options } from './options.ts';
import { sayUnread } from './say-unread.ts';

interface Taken {
  readonly article: string;
  readonly outcome: 'new' | 'changed' | 'same' | 'refused';
  readonly sentence: string;
}

type Import = Extract<Options, { readonly task: 'import' }>;

/** Around the articles of one request: what JSON puts there. */
const ENVELOPE_BYTES = 100;

/** Reads the files, offers what is in them, and says of each what came of it; the exit code. */
export async function runImport(
  options: Import,
  files: readonly KnowledgeFile[],
  say: (line: string) => void,
): Promise<number> {
  const reads = readFiles(files, options.assumed);
  const outcomes = new Map<string, Taken>();
  for (const articles of batches(reads.flatMap((read) => read.articles))) {
    const asked = await askSidecar('knowledge/import', options, {
      isTrial: options.isTrial,
      articles,
    });
    if ('sentence' in asked) {
      say(asked.sentence);
      return 1;
    }
    const { taken }: { readonly taken: readonly Taken[] } = JSON.parse(await asked.answer.text());
    for (const each of taken) outcomes.set(each.article, each);
  }
  for (const read of reads) sayOf(read, outcomes, say);
  const all = [...outcomes.values()];
  const count = (outcome: Taken['outcome']): number =>
    all.filter((each) => each.outcome === outcome).length;
  const refused = count('refused') + reads.flatMap(({ unread }) => unread).length;
  const sum = `${count('new')} new, ${count('changed')} changed, ${count('same')} as they were, ${refused} not taken.`;
  say(options.isTrial ? `Nothing was kept. It would be: ${sum}` : sum);
  return refused === 0 ? 0 : 1;
}

function sayOf(
  { name, articles, unread }: FileRead,
  outcomes: ReadonlyMap<string, Taken>,
  say: (line: string) => void,
): void {
  for (const each of unread) say(`${name}: not taken: ${sayUnread(each)}`);
  for (const { article } of articles) {
    const { outcome, sentence } = outcomes.get(article) ?? { outcome: 'refused', sentence: '' };
    if (outcome === 'refused') say(`${name}: ${article} not taken: ${sentence}`);
    else if (outcome !== 'same') say(`${name}: ${article} ${outcome}`);
  }
}

/** As many articles as one request may hold, in the order in which they came. */
function* batches(articles: readonly ReadArticle[]): Generator<readonly ReadArticle[]> {
  let batch: ReadArticle[] = [];
  let bytes = ENVELOPE_BYTES;
  for (const article of articles) {
    const own = Buffer.byteLength(JSON.stringify(article)) + 1;
    const isFull = bytes + own > KNOWLEDGE_BODY_MAX_BYTES || batch.length >= KNOWLEDGE_OFFERED_MAX;
    if (batch.length > 0 && isFull) {
      yield batch;
      batch = [];
      bytes = ENVELOPE_BYTES;
    }
    batch.push(article);
    bytes += own;
  }
  if (batch.length > 0) yield batch;
}
