import { asId } from '../../../shared/kernel/ids.ts';
import { SUGGESTIONS_SHOWN_MAX } from '../../../shared/protocol/limits.ts';
import type { DraftShare } from '../../../shared/protocol/messages/draft.ts';
import { ofAgent } from '../../domain/audience.ts';
import type { LiveMessage } from '../../ports/bus.ts';
import type { Environment, VisitorCaller } from '../context.ts';
import { look } from '../pipeline.ts';
import { draftQuestion } from '../suggestion/question-of.ts';
import { told } from '../suggestion/suggest.ts';

/**
 * What stands in the visitor's field, for the holder of their conversation, with what the knowledge has for it. Null when
 * the conversation is not theirs or nobody holds it. Read and passed on: nothing of it is written (SPEC DR1).
 */
export async function shareDraft(
  environment: Environment,
  who: VisitorCaller,
  { conversation: id, text }: DraftShare,
): Promise<LiveMessage | null> {
  const asked = await look(environment, async (work) => {
    const conversation = await work.tx.conversations.find(asId(id));
    if (conversation === null || conversation.state !== 'active') return null;
    if (conversation.visitor !== who.visitor || conversation.holder === null) return null;
    const to = ofAgent(conversation.holder);
    return { to, question: await draftQuestion(work, conversation, text) };
  });
  if (asked === null) return null;
  const found = text.trim() === '' ? [] : await suggested(environment, asked.question);
  const suggestions = found.slice(0, SUGGESTIONS_SHOWN_MAX);
  return { to: asked.to, body: { type: 'draft.shown', conversation: id, text, suggestions } };
}

async function suggested(
  { suggester }: Environment,
  question: Parameters<Environment['suggester']['rank']>[0],
) {
  return (await suggester.rank(question)).suggestions.map(told);
}
