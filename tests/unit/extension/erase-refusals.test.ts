import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { applySnapshot } from '../../../extension/db/apply.ts';
import { Tables } from '../../../extension/db/tables.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';
import { conversationCard } from '../../support/builders/conversation-card.ts';

test('[ER3] a snapshot leaves no refusal that names a visitor who is not in it', async () => {
  const db = new Tables('erase-refusals');
  const refused = (id: string, body: AgentCommand) =>
    db.refusals.put({ id, at: 1, body, kind: 'not-found', sentence: '' });
  for (const of of ['zoe', 'max']) {
    await refused(`block-${of}`, { type: 'visitor.block', visitor: of, reason: `${of} swore` });
    await refused(`offer-${of}`, { type: 'offer.make', session: `${of}-session`, offer: of });
  }
  await refused('presence', { type: 'presence.set', presence: 'away' });
  await applySnapshot(db, {
    type: 'agent.snapshot',
    own: 1,
    floor: 1,
    agents: [],
    conversations: [conversationCard({ conversation: 'max-talk', visitor: 'max' })],
    lines: [],
  });
  // A session is nowhere in a snapshot: what was about one goes, whoever it was.
  const left = (await db.refusals.toArray()).map(({ id }) => id);
  expect(left).toEqual(['block-max', 'presence']);
  await db.delete();
});
