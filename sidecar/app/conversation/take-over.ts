import type { ConversationTakeOver } from '../../../shared/protocol/messages/conversation.ts';
import { isKept, takeOver as takeFrom } from '../../domain/conversation/handover.ts';
import { type AgentCaller, DONE, refuse, type UseCase } from '../context.ts';
import { withRouting } from '../routing/settle.ts';
import { noteAnswered } from './accept.ts';
import { askedOf, hasRoom, isThere } from './held.ts';
import { NO_ROOM, refusalOf } from './refusal.ts';

/** Takes a conversation that waits or whose holder is gone; a lead takes any (SPEC CV5). */
export const takeOver: UseCase<AgentCaller, ConversationTakeOver> = (work, who, command) => {
  return withRouting(work, async (routing) => {
    const asked = await askedOf(work, who, command);
    if (!asked.isOk) return asked.error;
    const { agent, reach, conversation } = asked.value;
    const isMine = conversation.holder === agent.agent;
    if (reach === 'own' && !isMine && isKept(conversation, (other) => isThere(routing, other))) {
      return refuse(
        'not-holder',
        'A colleague is talking in this conversation. Ask them to hand it over, or ask a lead.',
        'colleague-talking',
      );
    }
    if (!isMine && !hasRoom(routing, agent.agent)) return NO_ROOM;
    const taken = takeFrom(conversation, agent, command.note, work.now);
    if (!taken.isOk) return refusalOf(taken.error);
    await routing.take(taken.value);
    await noteAnswered(routing, agent.agent, conversation);
    return DONE;
  });
};
