import type { ArticleCard, ArticlesAnswered } from '../../shared/protocol/messages/knowledge.ts';
import type { KnowledgeRow, Tables } from './tables.ts';

/** How far the copy of the knowledge is, and how far it could be. */
export async function knowledgeOf(db: Tables): Promise<KnowledgeRow> {
  const row = await db.ones.get('knowledge');
  return row?.key === 'knowledge' ? row : { key: 'knowledge', told: 0, upTo: 0 };
}

/** There is a change that the copy may lack: it is asked for when there is a link (SPEC KB6). */
export async function noteArticleChange(db: Tables, change: number): Promise<void> {
  const known = await knowledgeOf(db);
  await db.ones.put({ ...known, told: Math.max(known.told, change) });
}

/**
 * After a snapshot the copy begins anew: changes that were told in between are not known, and after a restore the
 * same numbers stand for others.
 */
export async function beginArticlesAnew(db: Tables, told = 0): Promise<void> {
  await db.articles.clear();
  await db.ones.put({ key: 'knowledge', told, upTo: 0 });
}

/** Writes one page into the copy. An older picture that comes late changes nothing. */
export async function applyArticles(
  db: Tables,
  { articles, upTo, hasMore }: ArticlesAnswered,
): Promise<void> {
  await db.transaction('rw', [db.ones, db.articles], async () => {
    const known = await knowledgeOf(db);
    const held = await db.articles.bulkGet(articles.map(({ article }) => article));
    const isNewer = (card: ArticleCard, at: number): boolean =>
      (held[at]?.change ?? 0) < card.change;
    await db.articles.bulkPut(articles.filter(isNewer));
    const told = hasMore ? known.told : Math.max(known.told, upTo);
    await db.ones.put({ key: 'knowledge', told, upTo: Math.max(known.upTo, upTo) });
  });
}
