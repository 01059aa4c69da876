import type { MessageId } from '../../../shared/kernel/ids.ts';
import { ARTICLES_PAGE_MAX, ARTICLES_PAGE_MAX_BYTES } from '../../../shared/protocol/limits.ts';
import type {
  ArticleCard,
  ArticlesAnswered,
  ArticlesAsk,
} from '../../../shared/protocol/messages/knowledge.ts';
import type { Work } from '../context.ts';
import { articleCard } from './wire.ts';

/** What a copy of the knowledge lacks, a page at a time: as many as fit one answer, one at least (SPEC KB6). */
export async function answerArticles(
  { tx }: Pick<Work, 'tx'>,
  id: MessageId,
  { after }: ArticlesAsk,
): Promise<ArticlesAnswered> {
  const found = await tx.knowledge.after(after, ARTICLES_PAGE_MAX + 1);
  const articles = fitting(found.slice(0, ARTICLES_PAGE_MAX).map(articleCard));
  const hasMore = articles.length < found.length;
  const upTo = hasMore ? (articles.at(-1)?.change ?? after) : await tx.knowledge.lastChange();
  return { type: 'articles.answered', of: id, articles, upTo, hasMore };
}

/** As many as come first and are together no larger than one answer may be. */
export function fitting(cards: readonly ArticleCard[]): ArticleCard[] {
  let bytes = 0;
  const last = cards.findIndex((card) => {
    bytes += JSON.stringify(card).length;
    return bytes > ARTICLES_PAGE_MAX_BYTES;
  });
  return last < 0 ? [...cards] : cards.slice(0, Math.max(1, last));
}
