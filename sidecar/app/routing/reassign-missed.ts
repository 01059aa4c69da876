import { MISSES_UNTIL_AWAY } from '../../../shared/protocol/limits.ts';
import { missed } from '../../domain/agent/presence.ts';
import { miss } from '../../domain/conversation/assignment.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { DONE, type Work } from '../context.ts';
import { withRouting } from './settle.ts';

/** What was assigned and not answered in time goes to the next agent (SPEC RT5). */
export async function reassignMissed(work: Work): Promise<void> {
  const isDue = ({ state, acceptBy }: Conversation): boolean =>
    state === 'assigned' && acceptBy !== null && acceptBy <= work.now;
  const due = (await work.tx.conversations.open()).filter(isDue);
  if (due.length === 0) return;
  await withRouting(work, async (routing) => {
    const asked = new Set(due.map(({ holder }) => holder));
    for (const conversation of due) await routing.take(miss(conversation, work.now));
    // Several at the same moment are one miss: it is the same absence.
    for (const holder of asked) {
      const agent = holder === null ? undefined : routing.agents.get(holder);
      if (agent !== undefined) await routing.putAgent(missed(agent, MISSES_UNTIL_AWAY, work.now));
    }
    return DONE;
  });
}
