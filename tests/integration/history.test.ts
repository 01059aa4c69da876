import { expect, test } from 'vitest';
import { writeHistory } from '../../demo/truth/write-history.ts';
import { asId, type ShopId } from '../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS } from '../../shared/kernel/time.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import type { Store } from '../../sidecar/ports/store.ts';
import { MONDAY_MORNING } from '../support/fake-clock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const HISTORY = {
  sessions: 2_000,
  seed: 5,
  from: asEpochMs(MONDAY_MORNING - 30 * DAY_MS),
  to: MONDAY_MORNING,
  shop: asId<ShopId>('boots'),
};

/** Every stamp, with its session as it is kept. */
function keptIn(store: Store) {
  return store.read(async (tx) => {
    const offers = await tx.offers.since(asEpochMs(0));
    const sessions = offers.slice(0, 100).map(({ session }) => tx.sessions.find(session));
    return { offers, sessions: await Promise.all(sessions) };
  });
}

test('[DM11] a folder and the memory keep the same history, also after the folder was shut', async () => {
  const directory = temporaryFolder();
  const embedded = await openEmbedded({ directory });
  const inMemory = memoryStore();
  const written = await writeHistory(embedded, HISTORY);
  expect(await writeHistory(inMemory, HISTORY)).toEqual(written);
  await embedded.close();
  const again = await openEmbedded({ directory });
  const kept = await keptIn(again);
  expect(kept).toEqual(await keptIn(inMemory));
  expect(kept.offers.length).toBeGreaterThanOrEqual(
    written.offered.sessions + written.heldOut.sessions,
  );
  await expect(writeHistory(again, { ...HISTORY, sessions: 40 })).rejects.toThrow();
  await again.close();
});
