import { expect, test, vi } from 'vitest';
import { asId, type ShopId } from '../../../../../shared/kernel/ids.ts';
import { asDurationMs, DAY_MS } from '../../../../../shared/kernel/time.ts';
import { MODELS_KEPT } from '../../../../../shared/protocol/limits.ts';
import { followLearned } from '../../../../../sidecar/app/learning/follow-learned.ts';
import { type Learnt, learnShop } from '../../../../../sidecar/app/learning/learn-shop.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import type { KeptModel } from '../../../../../sidecar/domain/engagement/learned/kept-model.ts';
import { aKeptModel } from '../../../../support/builders/kept-model.ts';
import { type TestEnvironment, testEnvironment } from '../../../../support/environment.ts';
import {
  keenVisit,
  type PastVisit,
  QUICK_TRAINER,
  writeVisits,
} from '../../../../support/past-visits.ts';

// Learning takes a quarter of a second of a core, and some cores are shared.
vi.setConfig({ testTimeout: 60_000 });

const BOOTS = asId<ShopId>('boots');
const SHOES = asId<ShopId>('shoes');
const never = (): AbortSignal => new AbortController().signal;

async function shopWith(
  count: number,
  visit: (n: number) => PastVisit = keenVisit,
): Promise<TestEnvironment> {
  const environment = testEnvironment({ trainer: QUICK_TRAINER });
  await writeVisits(environment.store, count, visit);
  return environment;
}

function learned(environment: TestEnvironment, shop = BOOTS, by = 'me'): Promise<Learnt> {
  return learnShop(environment, shop, { by, everyMs: asDurationMs(0), stop: never() });
}

const modelsOf = (environment: TestEnvironment): Promise<readonly KeptModel[]> =>
  environment.store.read((tx) => tx.learning.models(BOOTS, 'chance'));
const learningOf = ({ store }: TestEnvironment) => store.read((tx) => tx.learning.find(BOOTS));

test('[LF8] the first candidate that tells who orders decides, and the store says why', async () => {
  const environment = await shopWith(600);
  expect(await learned(environment)).toBe('promoted');
  const [champion] = await modelsOf(environment);
  expect(champion).toMatchObject({ state: 'champion', against: { name: 'none', sessions: 120 } });
  expect(champion?.provenance.sessions).toBe(480);
  expect(champion?.against?.gain).toBeGreaterThan(0.1);
  expect(champion?.quality.auc).toBeGreaterThan(0.75);
  expect(champion?.weights.pageviews).toBeGreaterThan(0.1);
  const [line] = await environment.store.read((tx) => tx.audit.newest(1));
  expect(line).toMatchObject({ kind: 'model-promoted', about: champion?.model });
});

test('[LF9] once it is looked at, signals are judged by it, in memory', async () => {
  const environment = await shopWith(600);
  await learned(environment);
  await followLearned(environment).look(BOOTS);
  const [champion] = await modelsOf(environment);
  const { decision, standingOf } = environment.foresight.of(BOOTS);
  expect(decision.name).toBe(champion?.model);
  expect(standingOf('/home?from=mail#top')?.exitRate).toBeLessThan(0.3);
  expect(standingOf('/never-seen')).toBeNull();
});

test('[LF7] pages are named without query and fragment, and hold neither visitor nor session', async () => {
  const environment = await shopWith(600);
  await learned(environment);
  const learning = await learningOf(environment);
  expect(learning?.pages.map(({ page }) => page)).toEqual(['/product', '/home']);
  const models = await modelsOf(environment);
  expect(JSON.stringify([learning, models])).not.toMatch(/past-\d|order-\d/);
});

test('[LF7] a session counts only once its outcome is known, and only in its own shop', async () => {
  const environment = await shopWith(600);
  await writeVisits(environment.store, 40, keenVisit, { shop: SHOES });
  // The newest visit ended a minute ago.
  environment.clock.set((await newestEnd(environment)).at);
  await learned(environment);
  const learning = await learningOf(environment);
  expect(learning?.sessions).toBeLessThan(600);
  expect(learning?.sessions).toBeGreaterThan(590);
});

async function newestEnd({ store }: TestEnvironment) {
  const [last] = await store.read((tx) => tx.sessions.ended(null, 1));
  if (last?.endedAt == null) throw new Error('none ended');
  return { at: last.endedAt };
}

test('[LF8] the same history gives the same model, to the last letter', async () => {
  const texts = await Promise.all(
    [1, 2].map(async () => {
      const environment = await shopWith(500);
      await learned(environment);
      const [model] = await modelsOf(environment);
      return environment.store.read((tx) => tx.learning.textOf(model?.model ?? asId('none')));
    }),
  );
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).toContain('toonbank-trees');
});

test.each<[string, number, (n: number) => PastVisit, Learnt]>([
  ['is empty', 0, keenVisit, 'counted'],
  ['has one session', 1, keenVisit, 'counted'],
  ['has no orders', 500, (n) => ({ ...keenVisit(n), isOrdered: false }), 'counted'],
  ['has orders only', 500, (n) => ({ ...keenVisit(n), isOrdered: true }), 'counted'],
  ['has orders that nobody paid', 500, (n) => ({ ...keenVisit(n), isConfirmed: false }), 'counted'],
  ['has orders by chance', 500, (n) => ({ ...keenVisit(n), isOrdered: n % 5 === 2 }), 'stayed'],
])('[LF8] a history that %s puts no model into office', async (_, count, visit, learnt) => {
  const environment = await shopWith(count, visit);
  expect(await learned(environment)).toBe(learnt);
  await followLearned(environment).look(BOOTS);
  expect(environment.foresight.of(BOOTS).decision.name).toBe('plain-rule-1');
});

test('[LF8] amounts that are no numbers end in no chance that is none', async () => {
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, -1, 1e300];
  const environment = await shopWith(500, (n) => {
    return { ...keenVisit(n), valueMinor: odd[n % 4] ?? 0 };
  });
  expect(['promoted', 'stayed']).toContain(await learned(environment));
  const [model] = await modelsOf(environment);
  expect(JSON.stringify(model)).not.toContain('NaN');
  expect(model?.quality.logLoss).toBeLessThan(0.7);
});

test('[LF5] a champion stays when what came after it was poisoned', async () => {
  const environment = await shopWith(500);
  await learned(environment);
  const [before] = await modelsOf(environment);
  // From here on it is turned round: whoever looks at few pages orders.
  await writeVisits(environment.store, 120, (n) => ({ ...keenVisit(n), isOrdered: n % 2 === 0 }), {
    from: 500,
  });
  expect(await learned(environment)).toBe('stayed');
  const models = await modelsOf(environment);
  expect(models.find(({ state }) => state === 'champion')?.model).toBe(before?.model);
  expect(models).toHaveLength(2);
});

test('[LF9] it is not learned again before its time, nor from as good as the same sessions', async () => {
  const environment = await shopWith(500);
  const again = () =>
    learnShop(environment, BOOTS, { by: 'me', everyMs: asDurationMs(3_600_000), stop: never() });
  expect(await again()).toBe('promoted');
  await writeVisits(environment.store, 99, keenVisit, { from: 500 });
  expect(await again()).toBe('not-due');
  environment.clock.advance(DAY_MS);
  expect(await again()).toBe('not-due');
  await writeVisits(environment.store, 1, keenVisit, { from: 599 });
  expect(await again()).not.toBe('not-due');
});

test('[LF9] one that is stopped keeps nothing', async () => {
  const environment = await shopWith(500);
  const stop = new AbortController();
  const stopping: TestEnvironment = {
    ...environment,
    trainer: {
      ...QUICK_TRAINER,
      learn: async () => {
        stop.abort();
        return null;
      },
    },
  };
  const terms = { by: 'me', everyMs: asDurationMs(0), stop: stop.signal };
  expect(await learnShop(stopping, BOOTS, terms)).toBe('stopped');
  expect([await learningOf(environment), await modelsOf(environment)]).toEqual([null, []]);
});

test('[LF10] whoever changes the champion meanwhile wins: what was learned beside is not kept', async () => {
  const environment = await shopWith(500);
  await learned(environment);
  const [champion] = await modelsOf(environment);
  if (champion === undefined) throw new Error('one was promoted');
  await writeVisits(environment.store, 100, keenVisit, { from: 500 });
  const overtaking: TestEnvironment = {
    ...environment,
    trainer: {
      ...QUICK_TRAINER,
      learn: async (course, stop) => {
        const gone = { ...champion, state: 'rejected' as const };
        await commit(environment, ({ tx }) => tx.learning.changeModel(gone));
        return QUICK_TRAINER.learn(course, stop);
      },
    },
  };
  expect(await learned(overtaking)).toBe('overtaken');
  expect(await modelsOf(environment)).toHaveLength(1);
});

test('[LF9] at most so many models are kept, and their texts go with them', async () => {
  const environment = await shopWith(500);
  await commit(environment, async ({ tx }) => {
    for (let n = 1; n <= MODELS_KEPT; n += 1) await tx.learning.addModel(aKeptModel(n), 'text');
  });
  environment.clock.advance(DAY_MS);
  expect(await learned(environment)).toBe('promoted');
  expect((await modelsOf(environment)).map(({ model }) => model)).toEqual([
    'ID000000000000000000000001',
    ...['model-6', 'model-5', 'model-4', 'model-3', 'model-2'],
  ]);
  expect(await environment.store.read((tx) => tx.learning.textOf(asId('model-1')))).toBeNull();
});
