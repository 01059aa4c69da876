import { asId, type LineId } from '../../../shared/kernel/ids.ts';
import { QUESTION_KEPT_MAX_CHARS } from '../../../shared/protocol/limits.ts';
import type { SuggestionShown } from '../../../shared/protocol/messages/suggestion.ts';
import { type AgentCaller, DONE, type UseCase } from '../context.ts';
import { heldBy } from '../conversation/held.ts';
import { visitorLine } from './question-of.ts';

/** Its holder had these on screen under a line, or nothing was found for it: noted once per line (SPEC SU2). */
export const noteShown: UseCase<AgentCaller, SuggestionShown> = async (work, who, command) => {
  const held = await heldBy(work, who, command);
  if (!held.isOk) return held.error;
  const { conversation } = held.value.conversation;
  const line = await visitorLine(work, conversation, asId<LineId>(command.line));
  // Erased meanwhile, or not the visitor's: nobody can do anything about that.
  if (line === null || (await work.tx.suggestions.find(line.line)) !== null) return DONE;
  await work.tx.suggestions.put({
    kind: 'shown',
    line: line.line,
    conversation,
    question: keptOf(line.text),
    articles: command.articles.map(({ article, version }) => ({ article: asId(article), version })),
    at: work.now,
    changedAt: work.now,
  });
  return DONE;
};

/** As much of a visitor's line as is kept; a character is never cut in half. */
export function keptOf(text: string): string {
  const cut = text.slice(0, QUESTION_KEPT_MAX_CHARS);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
