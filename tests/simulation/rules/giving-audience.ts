import type { World } from '../world.ts';
import type { Feeds } from './feed-without-gaps.ts';
import type { Rule } from './rule.ts';

const OF_GIVING = /^(mandate|exercise|code|approval|task|allowed|given|ledger)/;
/** What carries lines of the chat. */
const WITH_LINES = ['chat.said', 'conversation.changed', 'visitor.snapshot'];

/**
 * CV3, MD7: of mandates nothing reaches a visitor but the line of the chat that holds a code; a question to the
 * leads reaches who asked, who holds or held the conversation, and who may answer.
 */
export function givingAudience({ book }: World, feeds: Feeds): Rule {
  const checkedTo = new Map<string, number>();
  const holders = new Map<string, Set<string>>();

  function toVisitor(body: { readonly type: string }): string | null {
    if (OF_GIVING.test(body.type)) return `hears ${body.type}`;
    if (WITH_LINES.includes(body.type)) return null;
    const text = JSON.stringify(body);
    const code = [...book.giving.texts.keys()].find((each) => text.includes(each));
    return code === undefined ? null : `hears of ${code} in ${body.type}`;
  }

  return {
    name: 'CV3',
    heard({ life, owner, envelope: { body } }) {
      const wrong = owner.kind === 'visitor' ? toVisitor(body) : null;
      return wrong === null ? null : `${life.name} ${wrong}`;
    },
    async committed() {
      for (const { fact } of (feeds.get('floor') ?? []).slice(checkedTo.get('floor') ?? 0)) {
        if (fact.type !== 'conversation.changed' || fact.card.holder === null) continue;
        const held = holders.get(fact.card.conversation) ?? new Set<string>();
        holders.set(fact.card.conversation, held.add(fact.card.holder));
      }
      for (const [caller, rows] of feeds) {
        for (const { fact, seq } of rows.slice(checkedTo.get(caller) ?? 0)) {
          const isVisitor = caller.startsWith('visitor.');
          const wrong = isVisitor ? toVisitor(fact) : null;
          if (wrong !== null) return `${caller} ${wrong} at ${seq}`;
          if (fact.type !== 'approval.changed') continue;
          const { approval, agent, leads, conversation } = fact.card;
          const isConcerned = [agent, ...leads, ...(holders.get(conversation) ?? [])].some(
            (each) => caller === `agent.${each}`,
          );
          if (!isConcerned) return `${caller} is told of ${approval}`;
        }
        checkedTo.set(caller, rows.length);
      }
      return null;
    },
  };
}
