import { afterAll, expect, test } from 'vitest';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import type { Store } from '../../sidecar/ports/store.ts';
import { folders } from '../contract/folders.ts';
import { upTo } from '../contract/store/kit.ts';
import { seededChance } from '../support/seeded-chance.ts';
import { drawn, type Operation } from './operations.ts';
import { openStore } from './store-kit.ts';

const kept = folders();
afterAll(() => kept.removeAll());

const OPERATIONS = 400;

/** What the store says to each: its answer, or that it refuses. */
async function answersOf(store: Store, operations: readonly Operation[]) {
  const answers: unknown[] = [];
  for (const { name, run } of operations) {
    const answer = await store.transact(run).then(
      (value) => value ?? null,
      () => 'refused',
    );
    answers.push({ name, answer });
  }
  return answers;
}

test.each(upTo(6))('[ST5] three stores, one truth: the same answers to story %i', async (seed) => {
  const chance = seededChance(seed);
  const operations = upTo(OPERATIONS).map(() => drawn(chance));
  const embedded = await openEmbedded({ directory: kept.make() });
  const { store } = await openStore();
  try {
    const expected = await answersOf(memoryStore(), operations);
    expect(await answersOf(embedded, operations)).toEqual(expected);
    expect(await answersOf(store, operations)).toEqual(expected);
    // Else nothing was asked of what is there.
    expect(JSON.stringify(expected).length).toBeGreaterThan(20_000);
  } finally {
    await embedded.close();
  }
});
