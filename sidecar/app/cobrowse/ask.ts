import { asId, type CobrowseId } from '../../../shared/kernel/ids.ts';
import type { CobrowseAsk } from '../../../shared/protocol/messages/cobrowse.ts';
import { ask } from '../../domain/cobrowse/ask.ts';
import { type AgentCaller, DONE, refuse, type UseCase } from '../context.ts';
import { askedOf } from '../conversation/held.ts';
import { ASK_BOUNDS } from './bounds.ts';
import { askRefusal } from './refusal.ts';
import { takeCobrowse } from './take.ts';

/** The holder asks the visitor to look along; the same id again is the same question (SPEC CB1). */
export const askCobrowse: UseCase<AgentCaller, CobrowseAsk> = async (work, who, command) => {
  const asked = await askedOf(work, who, command);
  if (!asked.isOk) return asked.error;
  const { agent: by, conversation } = asked.value;
  const cobrowse = asId<CobrowseId>(command.cobrowse);
  const known = await work.tx.cobrowses.find(cobrowse);
  const isSame = known?.askedBy === by.agent && known.conversation === conversation.conversation;
  if (isSame) return DONE;
  const earlier = await work.tx.cobrowses.ofConversation(conversation.conversation);
  const question = ask({ cobrowse, conversation, by, earlier }, ASK_BOUNDS, work.now);
  if (!question.isOk) return askRefusal(question.error);
  if (known !== null) return ID_TAKEN;
  await takeCobrowse(work, question.value, by.agent);
  return DONE;
};

const ID_TAKEN = refuse('already-used', 'This id is in use. Ask under a new one.', 'id-taken');
