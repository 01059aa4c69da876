import { type ArticleId, asId } from '../../../shared/kernel/ids.ts';
import type { ArticleTerms } from '../../../shared/protocol/messages/knowledge.ts';
import { isUnchanged } from '../../domain/knowledge/article-moves.ts';
import type { Environment, Work } from '../context.ts';
import { commit, look } from '../pipeline.ts';
import { keepArticle, whyNot } from './keep.ts';
import { termsOf } from './wire.ts';

/** An article as it stands in a file. */
export interface Offered {
  readonly article: string;
  readonly terms: ArticleTerms;
}

const AT_ONCE = 20;

/** What came of one: `sentence` says why it was refused, and is empty otherwise. */
export interface Taken {
  readonly article: string;
  readonly outcome: 'new' | 'changed' | 'same' | 'refused';
  readonly sentence: string;
}

/**
 * Takes articles from files: each the next version of the one with its id, the same again nothing (SPEC KB7). One that
 * is refused keeps none of the others out.
 *
 * @param isTrial says what would come of each on its own, and keeps nothing
 */
export async function takeArticles(
  environment: Environment,
  offered: readonly Offered[],
  isTrial: boolean,
): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for (let from = 0; from < offered.length; from += AT_ONCE) {
    // A commit each, a few on disk together: in one for all, everybody else would wait for the last.
    const some = offered
      .slice(from, from + AT_ONCE)
      .map((each) =>
        isTrial
          ? look(environment, (work) => tryOne(work, each))
          : commit(environment, (work) => takeOne(work, each)),
      );
    taken.push(...(await Promise.all(some)));
  }
  return taken;
}

async function takeOne(work: Work, offered: Offered): Promise<Taken> {
  const tried = await tryOne(work, offered);
  if (tried.outcome === 'same' || tried.outcome === 'refused') return tried;
  const article = asId<ArticleId>(offered.article);
  const from = (await work.tx.knowledge.find(article))?.article.version ?? 0;
  const terms = termsOf(offered.terms);
  const kept = await keepArticle(work, { article, from, terms, stillHolds: false, by: null });
  return kept.isOk ? tried : { ...tried, outcome: 'refused', sentence: kept.error.sentence };
}

async function tryOne(work: Pick<Work, 'tx'>, offered: Offered): Promise<Taken> {
  const article = asId<ArticleId>(offered.article);
  const terms = termsOf(offered.terms);
  const before = await work.tx.knowledge.find(article);
  const said = { article, sentence: '' };
  if (isUnchanged(before, { terms, stillHolds: false })) return { ...said, outcome: 'same' };
  const from = before?.article.version ?? 0;
  const refused = await whyNot(work, before, { article, from, terms });
  if (refused !== null) return { article, outcome: 'refused', sentence: refused.sentence };
  return { ...said, outcome: before === null ? 'new' : 'changed' };
}
