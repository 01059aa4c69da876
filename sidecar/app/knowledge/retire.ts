import { asId } from '../../../shared/kernel/ids.ts';
import { ARTICLES_MAX } from '../../../shared/protocol/limits.ts';
import type { ArticleRetire } from '../../../shared/protocol/messages/knowledge.ts';
import { retireArticle as moveOut } from '../../domain/knowledge/article-moves.ts';
import { type KeptArticle, termsIn } from '../../domain/knowledge/kept-article.ts';
import { problemsOf } from '../../domain/knowledge/problems.ts';
import { permitted } from '../agent/permission.ts';
import {
  type AgentCaller,
  DONE,
  type Refusal,
  refuse,
  type UseCase,
  type Work,
} from '../context.ts';
import { FULL, problemRefusal, tellArticle } from './keep.ts';
import { termsContext } from './terms-context.ts';

/** A lead takes an article out of use, or brings it back; what was said with it stays (SPEC KB1). */
export const retireArticle: UseCase<AgentCaller, ArticleRetire> = async (work, who, command) => {
  const may = await permitted(work, who, command.type);
  if (!may.isOk) return may.error;
  const { knowledge } = work.tx;
  const kept = await knowledge.find(asId(command.article));
  if (kept === null) return NO_ARTICLE;
  if ((kept.retiredAt !== null) === command.isRetired) return DONE;
  const refused = command.isRetired ? null : await whyNotBack(work, kept);
  if (refused !== null) return refused;
  const moved = moveOut(kept, command.isRetired, await knowledge.nextChange(), work.now);
  await knowledge.put(moved);
  tellArticle(work, moved);
  return DONE;
};

/** Meanwhile its title may have been given to another, or its place. */
async function whyNotBack(work: Work, { article }: KeptArticle): Promise<Refusal | null> {
  if ((await work.tx.knowledge.count()) >= ARTICLES_MAX) return FULL;
  const terms = termsIn(article);
  const [problem] = problemsOf(terms, await termsContext(work, article.id, terms));
  return problem === undefined ? null : problemRefusal(problem);
}

export const NO_ARTICLE = refuse(
  'not-found',
  'There is no such article. Look it up again.',
  'no-article',
);
