import { expect, test, vi } from 'vitest';
import { asId, type ShopId } from '../../../../shared/kernel/ids.ts';
import { keepLearning } from '../../../../sidecar/gateway/learning.ts';
import { type TestEnvironment, testEnvironment } from '../../../support/environment.ts';
import { keenVisit, QUICK_TRAINER, writeVisits } from '../../../support/past-visits.ts';

// Learning takes a quarter of a second of a core, and some cores are shared.
vi.setConfig({ testTimeout: 60_000 });

const BOOTS = asId<ShopId>('boots');
const HOUR_MS = 3_600_000;

/** Learning each six hours, looking each minute, on a timer that the test moves. */
function learningOn(environment: TestEnvironment) {
  let steadyMs = 0;
  let running: Promise<unknown>[] = [];
  const faults: unknown[] = [];
  const on = keepLearning({
    environment,
    learnedEveryMs: 6 * HOUR_MS,
    lookedEveryMs: 60_000,
    track: (one) => running.push(one),
    faulted: (error) => faults.push(error),
    steadyMs: () => steadyMs,
  });
  return {
    on,
    faults,
    async look(laterMs = 0): Promise<void> {
      steadyMs += laterMs;
      environment.clock.advance(laterMs);
      on.look();
      await Promise.all(running);
      running = [];
    },
    begin(): Promise<unknown> {
      on.look();
      return Promise.all(running);
    },
  };
}

const decisionIn = (environment: TestEnvironment): string =>
  environment.foresight.of(BOOTS).decision.name;
const modelsIn = ({ store }: TestEnvironment) =>
  store.read((tx) => tx.learning.models(BOOTS, 'chance'));

test('[LF9] a shop that has enough learns at the start, and from then on its model decides', async () => {
  const environment = testEnvironment({ trainer: QUICK_TRAINER });
  await writeVisits(environment.store, 500);
  const { look, faults } = learningOn(environment);
  await look();
  const [champion] = await modelsIn(environment);
  expect([decisionIn(environment), faults]).toEqual([champion?.model, []]);
});

test('[LF9] it learns again after its time and not before, however often it is looked at', async () => {
  const environment = testEnvironment({ trainer: QUICK_TRAINER });
  await writeVisits(environment.store, 500);
  const { look } = learningOn(environment);
  await look();
  await writeVisits(environment.store, 100, keenVisit, { from: 500 });
  await look(60_000);
  await look(5 * HOUR_MS);
  expect(await modelsIn(environment)).toHaveLength(1);
  await look(HOUR_MS);
  expect(await modelsIn(environment)).toHaveLength(2);
});

test('[LF9] one that starts anew takes what was learned before, without learning it again', async () => {
  const before = testEnvironment({ trainer: QUICK_TRAINER });
  await writeVisits(before.store, 500);
  await learningOn(before).look();
  const learn = async () => {
    throw new Error('nothing new is learned');
  };
  const { store, clock, ids } = before;
  const again = testEnvironment({ trainer: { ...QUICK_TRAINER, learn }, store, clock, ids });
  const { look, faults } = learningOn(again);
  await look();
  expect([decisionIn(again), faults]).toEqual([decisionIn(before), []]);
});

test('[LF9] stopped, it breaks off what is being learned and begins nothing more', async () => {
  let began = (): void => undefined;
  const hasBegun = new Promise<void>((resolve) => {
    began = resolve;
  });
  const environment = testEnvironment({
    trainer: {
      ...QUICK_TRAINER,
      learn: (_, stop) =>
        new Promise((resolve) => {
          stop.addEventListener('abort', () => resolve(null));
          began();
        }),
    },
  });
  await writeVisits(environment.store, 500);
  const { on, begin } = learningOn(environment);
  const learning = begin();
  await hasBegun;
  on.stop();
  await learning;
  expect(await modelsIn(environment)).toEqual([]);
  on.look();
  expect(decisionIn(environment)).toBe('plain-rule-1');
});

test('[LF9] what goes wrong while learning is said, and the shop goes on as before', async () => {
  const learn = async () => {
    throw new Error('the thread fell over');
  };
  const environment = testEnvironment({ trainer: { ...QUICK_TRAINER, learn } });
  await writeVisits(environment.store, 500);
  const { look, faults } = learningOn(environment);
  await look();
  await look(60_000);
  expect(faults).toHaveLength(1);
  expect(decisionIn(environment)).toBe('plain-rule-1');
});

test('[LF9] after a new start it learns when it is time, not a whole stretch later', async () => {
  const before = testEnvironment({ trainer: QUICK_TRAINER });
  await writeVisits(before.store, 500);
  await learningOn(before).look();
  await writeVisits(before.store, 100, keenVisit, { from: 500 });
  before.clock.advance(5 * HOUR_MS);
  const { store, clock, ids } = before;
  const { look } = learningOn(testEnvironment({ trainer: QUICK_TRAINER, store, clock, ids }));
  await look();
  expect(await modelsIn(before)).toHaveLength(1);
  await look(HOUR_MS);
  expect(await modelsIn(before)).toHaveLength(2);
});
