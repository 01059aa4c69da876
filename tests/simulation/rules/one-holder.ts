import type { Rule } from './rule.ts';

/** RT3: a conversation that is going on waits in the queue, or one agent who may work holds it. */
export function oneHolder(): Rule {
  return {
    name: 'RT3',
    async committed(tx) {
      for (const { conversation, state, holder } of await tx.conversations.open()) {
        if ((state === 'queued') !== (holder === null)) {
          return `${conversation} is ${state} with ${holder ?? 'nobody'}`;
        }
        if (holder === null) continue;
        const agent = await tx.agents.find(holder);
        if (agent === null || agent.isRevoked)
          return `${conversation} is held by ${holder}, who is gone`;
      }
      return null;
    },
  };
}
