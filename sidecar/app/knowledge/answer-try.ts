import { type ArticleId, asId, type MessageId } from '../../../shared/kernel/ids.ts';
import type { ArticleTried, ArticleTry } from '../../../shared/protocol/messages/knowledge.ts';
import { problemText } from '../../domain/knowledge/problem.ts';
import { notesOf, problemsOf } from '../../domain/knowledge/problems.ts';
import type { AgentCaller, Refusal, Work } from '../context.ts';
import { leadOnly } from '../report/lead-only.ts';
import { termsContext } from './terms-context.ts';
import { termsOf } from './wire.ts';

const PROBLEMS_MAX = 40; // as many as the answer's shape holds
const PROBLEM_MAX_CHARS = 120; // of one

/** What keeps these terms from being saved, and what is worth a look before they are. */
export async function answerTryArticle(
  work: Pick<Work, 'tx' | 'now'>,
  who: AgentCaller,
  id: MessageId,
  question: ArticleTry,
): Promise<ArticleTried | Refusal> {
  const refused = await leadOnly(work, who);
  if (refused !== null) return refused;
  const article = question.article === null ? null : asId<ArticleId>(question.article);
  const before = article === null ? null : await work.tx.knowledge.find(article);
  const terms = termsOf(question.terms);
  const problems = problemsOf(terms, await termsContext(work, article, terms));
  const notes = notesOf(terms, before, work.now);
  return {
    type: 'article.tried',
    of: id,
    problems: [...problems, ...notes]
      .map((problem) => problemText(problem).slice(0, PROBLEM_MAX_CHARS))
      .slice(0, PROBLEMS_MAX),
  };
}
