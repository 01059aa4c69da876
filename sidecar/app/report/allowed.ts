import { asId, type ConversationId, type MessageId } from '../../../shared/kernel/ids.ts';
import { OPTIONS_MAX } from '../../../shared/protocol/limits.ts';
import type { AllowedAnswered, AllowedAsk } from '../../../shared/protocol/messages/allowed.ts';
import { optionsIn } from '../../domain/mandate/options.ts';
import { scopesOf } from '../../domain/mandate/scopes.ts';
import type { AgentCaller, Refusal, Work } from '../context.ts';
import { NO_CONVERSATION, NOT_HOLDER } from '../conversation/refusal.ts';
import { exerciseCard } from '../mandate/cards.ts';
import { NO_VISITOR } from '../mandate/refusal.ts';
import { situationOf } from '../mandate/situation.ts';

/** What its holder may give here and now, what each costs and leaves, and what was given before (SPEC MD7). */
export async function answerAllowed(
  work: Pick<Work, 'tx' | 'now' | 'digest'>,
  who: AgentCaller,
  id: MessageId,
  question: AllowedAsk,
): Promise<AllowedAnswered | Refusal> {
  const { tx, now } = work;
  const conversation = await tx.conversations.find(asId<ConversationId>(question.conversation));
  if (conversation === null) return NO_CONVERSATION;
  if (conversation.holder !== who.agent) return NOT_HOLDER;
  const agent = await tx.agents.find(who.agent);
  const visitor = await tx.visitors.find(conversation.visitor);
  if (agent === null || visitor === null) return NO_VISITOR;
  const situation = await situationOf(work, agent, conversation, visitor);
  const mandates = await tx.mandates.all(false);
  const scopes = mandates.flatMap((mandate) => scopesOf(mandate, situation));
  const used = await tx.ledger.peek(scopes.map(({ scope }) => scope));
  const given = await tx.exercises.ofConversation(conversation.conversation);
  const cards: AllowedAnswered['given'] = [];
  for (const exercise of given.toReversed().slice(0, OPTIONS_MAX)) {
    cards.push(await exerciseCard(work, exercise));
  }
  return {
    type: 'allowed.answered',
    of: id,
    conversation: conversation.conversation,
    options: [...optionsIn(mandates, situation, used, now)].slice(0, OPTIONS_MAX),
    given: cards,
  };
}
