import type { Rule } from './rule.ts';

/** RT1: nobody holds more than they have slots for; wrap-up takes one too. */
export function capacity(): Rule {
  return {
    name: 'RT1',
    async committed(tx) {
      const held = new Map<string, number>();
      for (const { holder } of await tx.conversations.open()) {
        if (holder !== null) held.set(holder, (held.get(holder) ?? 0) + 1);
      }
      for (const [holder, count] of held) {
        const agent = (await tx.agents.all()).find((each) => each.agent === holder);
        if (agent !== undefined && count > agent.capacity) {
          return `${holder} holds ${count} and has ${agent.capacity} slots`;
        }
      }
      return null;
    },
  };
}
