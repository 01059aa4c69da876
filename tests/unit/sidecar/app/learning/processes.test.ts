import { expect, test, vi } from 'vitest';
import { asId, type ShopId } from '../../../../../shared/kernel/ids.ts';
import { asDurationMs } from '../../../../../shared/kernel/time.ts';
import { LEARNING_CLAIMED_MS } from '../../../../../shared/protocol/limits.ts';
import { claim } from '../../../../../sidecar/app/learning/claim.ts';
import { followLearned } from '../../../../../sidecar/app/learning/follow-learned.ts';
import { learnShop } from '../../../../../sidecar/app/learning/learn-shop.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { promoted } from '../../../../../sidecar/domain/engagement/learned/kept-model.ts';
import { nothingLearned } from '../../../../../sidecar/domain/engagement/learned/shop-learning.ts';
import { aKeptModel } from '../../../../support/builders/kept-model.ts';
import { type TestEnvironment, testEnvironment } from '../../../../support/environment.ts';
import { QUICK_TRAINER, writeVisits } from '../../../../support/past-visits.ts';

// Learning takes a quarter of a second of a core, and some cores are shared.
vi.setConfig({ testTimeout: 60_000 });

const BOOTS = asId<ShopId>('boots');

/** Two sidecars on one store. */
function two(): readonly [TestEnvironment, TestEnvironment] {
  const one = testEnvironment({ trainer: QUICK_TRAINER });
  const store = { ...one.store, isShared: true };
  const { clock, ids } = one;
  return [{ ...one, store }, testEnvironment({ trainer: QUICK_TRAINER, store, clock, ids })];
}

const learned = (environment: TestEnvironment, by: string) =>
  learnShop(environment, BOOTS, {
    by,
    everyMs: asDurationMs(0),
    stop: new AbortController().signal,
  });

test('[LF9] of several processes one learns; what it learned counts in all of them', async () => {
  const [one, other] = two();
  await writeVisits(one.store, 500);
  expect(await claim(one, BOOTS, 'one')).toBe(true);
  expect(await learned(other, 'other')).toBe('claimed');
  expect(await learned(one, 'one')).toBe('promoted');
  const following = followLearned(other);
  await following.look(BOOTS);
  const [champion] = await one.store.read((tx) => tx.learning.models(BOOTS, 'chance'));
  expect(other.foresight.of(BOOTS).decision.name).toBe(champion?.model);
});

test('[LF9] one that was killed while it learned keeps nothing, and another learns when its time is over', async () => {
  const [one, other] = two();
  await writeVisits(one.store, 500);
  await claim(one, BOOTS, 'one');
  one.clock.advance(LEARNING_CLAIMED_MS - 1);
  expect(await learned(other, 'other')).toBe('claimed');
  one.clock.advance(1);
  expect(await learned(other, 'other')).toBe('promoted');
});

test('[LF9] who lost its claim while it learned keeps nothing', async () => {
  const [one, other] = two();
  await writeVisits(one.store, 500);
  const slow: TestEnvironment = {
    ...one,
    trainer: {
      ...QUICK_TRAINER,
      learn: async (course, stop) => {
        one.clock.advance(LEARNING_CLAIMED_MS);
        await claim(other, BOOTS, 'other');
        return QUICK_TRAINER.learn(course, stop);
      },
    },
  };
  expect(await learned(slow, 'one')).toBe('overtaken');
  expect(await one.store.read((tx) => tx.learning.models(BOOTS, 'chance'))).toEqual([]);
});

test('[LF9] a change is read once, and a claim is none', async () => {
  const [one] = two();
  await claim(one, BOOTS, 'one');
  let reads = 0;
  const counting = {
    ...one,
    store: {
      ...one.store,
      read: <T>(work: Parameters<typeof one.store.read<T>>[0]) => {
        reads += 1;
        return one.store.read(work);
      },
    },
  };
  const following = followLearned(counting);
  await following.look(BOOTS);
  const first = reads;
  await claim(one, BOOTS, 'one');
  await following.look(BOOTS);
  expect(reads - first).toBe(1);
});

test('[LF9] a champion whose text is not ours is said in the log, and does not decide', async () => {
  const said: unknown[] = [];
  const log = { ...testEnvironment().log, error: (...words: unknown[]) => said.push(words) };
  const environment = testEnvironment({ log });
  const now = environment.clock.now();
  await commit(environment, async ({ tx }) => {
    await tx.learning.put(nothingLearned(BOOTS, now));
    await tx.learning.addModel(promoted(aKeptModel(1), now), '{"format":"of-somebody-else"}');
  });
  await followLearned(environment).look(BOOTS);
  expect(environment.foresight.of(BOOTS).decision.name).toBe('plain-rule-1');
  expect(said).toHaveLength(1);
});
