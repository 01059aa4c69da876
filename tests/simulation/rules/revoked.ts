import { asFeedSeq } from '../../../shared/kernel/ids.ts';
import type { World } from '../world.ts';
import type { Callers } from './callers.ts';
import type { Rule } from './rule.ts';

/** Rings in the next turn; an agent who hears more than this later was not shut out (ID2). */
const CLOSES_WITHIN_MS = 1_000;

const GOES_NOWHERE = ['chat.seen', 'exercise.changed', 'approval.changed', 'task.changed'];

/** PP3: who was revoked is told nothing more. */
export function revoked(world: World, callers: Callers): Rule {
  const since = new Map<string, { readonly atMs: number; head: number }>();
  return {
    name: 'PP3',
    sent({ life, envelope: { body } }) {
      const at = since.get(callers.of(life) ?? '');
      // Whoever knocks is asked who they are before anybody knows that they were revoked.
      if (at === undefined || body.type === 'bye' || body.type === 'challenge') return null;
      const lateMs = world.times.now() - at.atMs;
      return lateMs > CLOSES_WITHIN_MS
        ? `${life.name} is sent ${body.type} after being revoked`
        : null;
    },
    async committed(tx) {
      for (const { agent, isRevoked } of await tx.agents.all()) {
        const caller = `agent.${agent}` as const;
        if (!isRevoked) continue;
        const head = await tx.feed.head(caller);
        const at = since.get(caller);
        if (at === undefined) since.set(caller, { atMs: world.times.now(), head });
        else if (head > at.head) {
          const [row] = await tx.feed.after(caller, asFeedSeq(at.head), 1);
          at.head = head;
          // That a line was seen, or what became of a gift, is kept for whose it was, and goes nowhere.
          if (row !== undefined && GOES_NOWHERE.includes(row.fact.type)) continue;
          return `${agent} was revoked and is told more: ${JSON.stringify(row?.fact)}`;
        }
      }
      return null;
    },
  };
}
