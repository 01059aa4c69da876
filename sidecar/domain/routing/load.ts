import type { AgentId } from '../../../shared/kernel/ids.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { isLeftMessage } from '../conversation/open.ts';

/** What an agent has in hand. */
export interface Load {
  /**
   * Slots taken. Wrap-up takes one too: a visitor who writes during wrap-up goes on with the same
   * holder, and that must fit whatever was assigned in between (SPEC RT1, CV6).
   */
  readonly held: number;
  /** Left messages assigned but not answered. */
  readonly messages: number;
  /** Whether all that is held is wrap-up, and something is. */
  readonly isWrappingUp: boolean;
}

export const NO_LOAD: Load = { held: 0, messages: 0, isWrappingUp: false };

/** The load of every agent who holds something, from all conversations that are not closed. */
export function loadsOf(open: Iterable<Conversation>): ReadonlyMap<AgentId, Load> {
  const loads = new Map<AgentId, Load>();
  for (const conversation of open) {
    const { holder, state } = conversation;
    if (holder === null || state === 'closed') continue;
    const load = loads.get(holder);
    loads.set(holder, {
      held: (load?.held ?? 0) + 1,
      messages: (load?.messages ?? 0) + Number(isLeftMessage(conversation)),
      isWrappingUp: (load?.isWrappingUp ?? true) && state === 'wrap-up',
    });
  }
  return loads;
}
