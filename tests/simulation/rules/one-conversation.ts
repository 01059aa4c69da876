import type { Rule } from './rule.ts';

/** CV2: a visitor has at most one conversation going on. */
export function oneConversation(): Rule {
  return {
    name: 'CV2',
    async committed(tx) {
      const going = new Map<string, string>();
      for (const { conversation, visitor, state } of await tx.conversations.open()) {
        if (state === 'wrap-up') continue;
        const other = going.get(visitor);
        if (other !== undefined) return `${visitor} talks in ${other} and in ${conversation}`;
        going.set(visitor, conversation);
      }
      return null;
    },
  };
}
