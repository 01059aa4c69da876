import { EXERCISES_PER_CONVERSATION_MAX } from '../../../shared/protocol/limits.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Person } from '../../domain/mandate/bearer.ts';
import type { Situation } from '../../domain/mandate/situation.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import type { Work } from '../context.ts';
import { commitmentOf } from './note-act.ts';
import { periodKeysAt } from './period-keys.ts';

/** To nobody: a visitor to whom nothing was given yet has no salt, and no scope that holds anything. */
const NOBODY = 'none';

/**
 * What a mandate is judged by, here and now.
 *
 * The basket is what the shop's page claims, also after its session went idle while people talk; the shop checks
 * the real one when a code is redeemed (SPEC CD7). The customer's value is only what the shop signed (SPEC ID1).
 */
export async function situationOf(
  work: Pick<Work, 'tx' | 'now' | 'digest'>,
  agent: Agent,
  conversation: Conversation,
  visitor: Visitor,
): Promise<Situation> {
  const session = visitor.observe ? await work.tx.sessions.latest(visitor.visitor) : null;
  const given = await work.tx.exercises.ofConversation(conversation.conversation);
  return {
    agent: personOf(agent),
    conversation: conversation.conversation,
    visitor: {
      commitment: commitmentOf(work, visitor) ?? NOBODY,
      isNew: visitor.sessions <= 1,
      customerValue: visitor.identity?.customerValue ?? null,
    },
    basket: session?.journey.basket ?? null,
    exercisesLeft: Math.max(0, EXERCISES_PER_CONVERSATION_MAX - given.length),
    periodKeys: (timeZone) => periodKeysAt(work.now, timeZone),
  };
}

/** An agent, as far as mandates ask about one. */
export function personOf({ agent, role, skills = [] }: Agent): Person {
  return { agent, role, skills };
}
