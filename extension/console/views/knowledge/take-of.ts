import type { ReadArticle } from '../../../../shared/knowledge/read-article.ts';
import type { ArticleCard, ArticleSave } from '../../../../shared/protocol/messages/knowledge.ts';

/** The command that takes one in, as the next version of what there is. */
export function takeOf(
  { article, terms }: ReadArticle,
  articles: readonly ArticleCard[],
): ArticleSave {
  const from = articles.find((card) => card.article === article)?.version ?? 0;
  return { type: 'article.save', article, from, terms, stillHolds: false };
}
