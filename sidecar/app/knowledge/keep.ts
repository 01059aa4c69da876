import type { AgentId, ArticleId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { ARTICLES_MAX, TITLE_MAX_CHARS } from '../../../shared/protocol/limits.ts';
import { FLOOR } from '../../domain/audience.ts';
import { isUnchanged, saveArticle } from '../../domain/knowledge/article-moves.ts';
import type { ArticleTerms, KeptArticle } from '../../domain/knowledge/kept-article.ts';
import { PROBLEMS, type Problem } from '../../domain/knowledge/problem.ts';
import { problemsOf } from '../../domain/knowledge/problems.ts';
import { type Refusal, refuse, type Work } from '../context.ts';
import { termsContext } from './terms-context.ts';

/** Tidied terms in place of the version `from`. */
export interface Keeping {
  readonly article: ArticleId;
  readonly from: number;
  readonly terms: ArticleTerms;
  readonly stillHolds: boolean;
  readonly by: AgentId | null;
}

/** Keeps the next version and tells the floor; the one that is there when nothing is different. */
export async function keepArticle(
  work: Work,
  { article, from, terms, stillHolds, by }: Keeping,
): Promise<Result<KeptArticle, Refusal>> {
  const { knowledge } = work.tx;
  const before = await knowledge.find(article);
  const refused = await whyNot(work, before, { article, from, terms });
  if (refused !== null) return err(refused);
  if (before !== null && isUnchanged(before, { terms, stillHolds })) return ok(before);
  const change = await knowledge.nextChange();
  const saving = { article, from, terms, stillHolds, by, change };
  const saved = saveArticle(before, saving, work.now);
  if (!saved.isOk) return err(changedMeanwhile(before));
  await knowledge.put(saved.value);
  tellArticle(work, saved.value);
  return saved;
}

/** Why it cannot be kept so; null when it can. */
export async function whyNot(
  work: Pick<Work, 'tx'>,
  before: KeptArticle | null,
  { article, from, terms }: Pick<Keeping, 'article' | 'from' | 'terms'>,
): Promise<Refusal | null> {
  if ((before?.article.version ?? 0) !== from || (before !== null && before.retiredAt !== null)) {
    return changedMeanwhile(before);
  }
  const [problem] = problemsOf(terms, await termsContext(work, article, terms));
  if (problem !== undefined) return problemRefusal(problem);
  const isFull = before === null && (await work.tx.knowledge.count()) >= ARTICLES_MAX;
  return isFull ? FULL : null;
}

/** To everybody on the floor: the knowledge has changed. */
export function tellArticle(work: Work, { article, change, retiredAt }: KeptArticle): void {
  work.tell(FLOOR, {
    type: 'article.changed',
    article: article.id,
    version: article.version,
    change,
    isRetired: retiredAt !== null,
  });
}

/** A problem as a sentence to act on. */
export function problemRefusal({ word, path, what }: Problem): Refusal {
  const where = what === null ? path : `${path}: ${what}`;
  return refuse('wrong-state', `${PROBLEMS[word]} (${where}) Mend it, then save again.`, {
    word: 'article-wrong',
    of: word,
    path,
    ...(what === null ? {} : { says: what.slice(0, TITLE_MAX_CHARS) }),
  });
}

function changedMeanwhile(before: KeptArticle | null): Refusal {
  if (before === null) {
    return refuse(
      'not-found',
      'There is no such article. Save it as a new one.',
      'article-unknown',
    );
  }
  return before.retiredAt === null
    ? refuse(
        'wrong-state',
        'Somebody else has changed this article. Open it again, then change it.',
        'article-changed',
      )
    : refuse('wrong-state', 'This article is retired. Bring it back first.', 'article-retired');
}

export const FULL = refuse(
  'wrong-state',
  `There are ${ARTICLES_MAX} articles in use. Retire one first.`,
  { word: 'articles-full', count: ARTICLES_MAX },
);
