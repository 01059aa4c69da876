import { asId } from '../../../shared/kernel/ids.ts';
import type { ChatTyping } from '../../../shared/protocol/messages/chat.ts';
import { ofAgent, ofVisitor } from '../../domain/audience.ts';
import type { LiveMessage } from '../../ports/bus.ts';
import type { Caller, Environment } from '../context.ts';
import { look } from '../pipeline.ts';

/**
 * Whom to show that somebody types: the other side of a conversation that is going on. Null when it
 * is not theirs, or nobody is there to see it.
 */
export function routeTyping(
  environment: Environment,
  who: Caller,
  body: ChatTyping,
): Promise<LiveMessage | null> {
  return look(environment, async ({ tx }) => {
    const conversation = await tx.conversations.find(asId(body.conversation));
    if (conversation === null || conversation.state !== 'active') return null;
    const { visitor, holder } = conversation;
    if (holder === null) return null;
    if (who.kind === 'agent') {
      return holder === who.agent ? { to: ofVisitor(visitor), body } : null;
    }
    return visitor === who.visitor ? { to: ofAgent(holder), body } : null;
  });
}
