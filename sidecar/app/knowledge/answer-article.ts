import { type ArticleId, asId, type MessageId } from '../../../shared/kernel/ids.ts';
import { VERSIONS_PAGE_MAX } from '../../../shared/protocol/limits.ts';
import type { ArticleAnswered, ArticleAsk } from '../../../shared/protocol/messages/knowledge.ts';
import type { Refusal, Work } from '../context.ts';
import { fitting } from './answer-articles.ts';
import { NO_ARTICLE } from './retire.ts';
import { articleCard } from './wire.ts';

/** The versions of one article that are kept, newest first. */
export async function answerArticle(
  { tx }: Pick<Work, 'tx'>,
  id: MessageId,
  { article: name, before }: ArticleAsk,
): Promise<ArticleAnswered | Refusal> {
  const article = asId<ArticleId>(name);
  const found = await tx.knowledge.versions(article, before, VERSIONS_PAGE_MAX + 1);
  if (found.length === 0 && before === null) return NO_ARTICLE;
  const versions = fitting(found.slice(0, VERSIONS_PAGE_MAX).map(articleCard));
  const hasMore = versions.length < found.length;
  return { type: 'article.answered', of: id, article, versions, hasMore };
}
