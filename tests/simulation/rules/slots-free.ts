import { PRESENCE_GRACE_MS } from '../../../shared/protocol/limits.ts';
import type { Tx } from '../../../sidecar/ports/store.ts';

/** Counted again from agents and conversations: how many more those who are there could take now. */
export async function slotsFree(tx: Tx, now: number): Promise<number> {
  const open = await tx.conversations.open();
  const taking = (await tx.agents.all()).filter(
    ({ chosen, isRevoked, isLinked, linkLostAt }) =>
      chosen === 'available' &&
      !isRevoked &&
      (isLinked || (linkLostAt !== null && now - linkLostAt <= PRESENCE_GRACE_MS)),
  );
  const slots = taking.reduce((sum, { agent, capacity }) => {
    const held = open.filter(({ holder }) => holder === agent).length;
    return sum + Math.max(0, capacity - held);
  }, 0);
  const waiting = open.filter(({ state, contact }) => state === 'queued' && contact === null);
  return Math.max(0, slots - waiting.length);
}
