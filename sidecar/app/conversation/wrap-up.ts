import type { ConversationWrapUp } from '../../../shared/protocol/messages/conversation.ts';
import { wrapUp as finish } from '../../domain/conversation/ending.ts';
import { type AgentCaller, DONE, refuse, type UseCase } from '../context.ts';
import { withRouting } from '../routing/settle.ts';
import { noteSolved } from '../suggestion/note-used.ts';
import { heldBy } from './held.ts';
import { refusalOf } from './refusal.ts';

/** Wrap-up is done: the conversation closes with a disposition. */
export const wrapUp: UseCase<AgentCaller, ConversationWrapUp> = (work, who, command) => {
  return withRouting(work, async (routing) => {
    const held = await heldBy(work, who, command);
    if (!held.isOk) return held.error;
    const chosen = work.policy.dispositions.find(({ id }) => id === command.disposition);
    if (chosen === undefined) {
      return refuse(
        'not-found',
        'This disposition is no longer used. Choose another.',
        'disposition-gone',
      );
    }
    const { disposition, note } = command;
    const finished = finish(held.value.conversation, disposition, note, work.now);
    if (!finished.isOk) return refusalOf(finished.error);
    await routing.take(finished.value);
    await noteSolved(work, held.value.conversation.conversation, chosen.isSolved);
    return DONE;
  });
};
