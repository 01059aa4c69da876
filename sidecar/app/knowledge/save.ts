import { asId } from '../../../shared/kernel/ids.ts';
import type { ArticleSave } from '../../../shared/protocol/messages/knowledge.ts';
import { permitted } from '../agent/permission.ts';
import { type AgentCaller, DONE, type UseCase } from '../context.ts';
import { keepArticle } from './keep.ts';
import { termsOf } from './wire.ts';

/** A lead writes an article or the next version of one; what was said with it stays as it was (SPEC KB1). */
export const saveArticle: UseCase<AgentCaller, ArticleSave> = async (work, who, command) => {
  const may = await permitted(work, who, command.type);
  if (!may.isOk) return may.error;
  const kept = await keepArticle(work, {
    article: asId(command.article),
    from: command.from,
    terms: termsOf(command.terms),
    stillHolds: command.stillHolds,
    by: may.value.agent.agent,
  });
  return kept.isOk ? DONE : kept.error;
};
