import {
  type ArticleId,
  asId,
  type ConversationId,
  type LineId,
} from '../../../shared/kernel/ids.ts';
import type { AgentSay } from '../../../shared/protocol/messages/chat.ts';
import type { Article } from '../../domain/suggestion/article.ts';
import { editedShare } from '../../domain/suggestion/edited.ts';
import type { Work } from '../context.ts';
import { keptOf } from './note-shown.ts';
import { visitorLine } from './question-of.ts';

/**
 * A line that was said was made from an article: kept with how far it was changed (SPEC SU3). An article that is
 * not there is passed over: the line counts, whatever came of what it was made from.
 */
export async function noteUsed(
  work: Work,
  conversation: ConversationId,
  { line, text, suggestion }: AgentSay,
): Promise<void> {
  if (suggestion === undefined) return;
  const { version } = suggestion;
  const kept = await work.tx.knowledge.version(asId<ArticleId>(suggestion.article), version);
  if (kept === null) return;
  const { article } = kept;
  const { of } = suggestion;
  const asked = of === null ? null : await visitorLine(work, conversation, asId<LineId>(of));
  await work.tx.suggestions.put({
    kind: 'used',
    line: asId(line),
    conversation,
    of: asked?.line ?? null,
    question: asked === null ? null : keptOf(asked.text),
    article: article.id,
    version,
    edited: leastEdited(article, text),
    isSolved: null,
    at: work.now,
    changedAt: work.now,
  });
}

/**
 * The conversation was wrapped up: whether what was used in it helped (SPEC SU3).
 *
 * @param isSolved what the policy says of the disposition; null when that is nothing
 */
export async function noteSolved(
  work: Work,
  conversation: ConversationId,
  isSolved: boolean | null,
): Promise<void> {
  for (const note of await work.tx.suggestions.ofConversation(conversation)) {
    if (note.kind !== 'used' || note.isSolved === isSolved) continue;
    await work.tx.suggestions.put({ ...note, isSolved, changedAt: work.now });
  }
}

/** It was one of its languages, which one nobody says. */
function leastEdited({ texts }: Article, said: string): number {
  const each = [texts.nl, texts.en].flatMap((text) => text ?? []);
  return Math.min(1, ...each.map(({ body }) => editedShare(body, said)));
}
