import { expect, test, vi } from 'vitest';
import { asId, type ShopId } from '../../../../../shared/kernel/ids.ts';
import { asDurationMs } from '../../../../../shared/kernel/time.ts';
import { followLearned } from '../../../../../sidecar/app/learning/follow-learned.ts';
import { learnShop } from '../../../../../sidecar/app/learning/learn-shop.ts';
import type { Deciding } from '../../../../../sidecar/domain/engagement/learned-decision.ts';
import { NO_RANKS } from '../../../../../sidecar/domain/engagement/ranks.ts';
import { testEnvironment } from '../../../../support/environment.ts';
import { A_MODEL } from '../../../../support/learned.ts';
import { keenVisit, QUICK_TRAINER, writeVisits } from '../../../../support/past-visits.ts';

// Learning takes a quarter of a second of a core, and some cores are shared.
vi.setConfig({ testTimeout: 60_000 });

const BOOTS = asId<ShopId>('boots');
const PRIOR: Deciding = { name: 'prior-1', model: A_MODEL, ranks: NO_RANKS };

/** Visits whose last page tells all, as the prior knows it. */
const told = (n: number) => ({ ...keenVisit(n), isOrdered: keenVisit(n).pages >= 7 });

/** A shop whose prior is this one, after it has learned from those visits. */
async function shopAfter(prior: Deciding, count: number, visit = keenVisit) {
  const environment = testEnvironment({ trainer: QUICK_TRAINER, prior });
  await writeVisits(environment.store, count, visit);
  const terms = { by: 'me', everyMs: asDurationMs(0), stop: new AbortController().signal };
  const learnt = await learnShop(environment, BOOTS, terms);
  await followLearned(environment).look(BOOTS);
  return { environment, learnt };
}

test('[LF8] until a shop has learned enough, the prior decides, by ranks of the shop’s own moments', async () => {
  const { environment, learnt } = await shopAfter(PRIOR, 100);
  expect(learnt).toBe('counted');
  expect(environment.foresight.of(BOOTS).decision.name).toBe('prior-1');
  const learning = await environment.store.read((tx) => tx.learning.find(BOOTS));
  expect(learning?.ranks).toMatchObject({ of: 'prior-1' });
  expect(learning?.ranks?.ranks.total).toBeGreaterThan(20);
});

test('[LF8] a first candidate must beat the prior, and not only at how many order', async () => {
  // The same order of moments, as a shop knows them where next to nobody orders.
  const calibration = { kind: 'line', slope: 1, offset: -6 } as const;
  const far: Deciding = { ...PRIOR, model: { ...A_MODEL, calibration } };
  const gains = await Promise.all(
    [PRIOR, far].map(async (prior) => {
      const { environment } = await shopAfter(prior, 600, told);
      const [first] = await environment.store.read((tx) => tx.learning.models(BOOTS, 'chance'));
      expect(first?.against?.name).toBe('prior-1');
      return first?.against?.gain ?? Number.NaN;
    }),
  );
  expect(gains[1]).toBeCloseTo(gains[0] ?? Number.NaN, 9);
  expect(gains[0]).toBeLessThan(2);
});

test('[LF8] one that knows what the prior does not is better than it', async () => {
  const blind: Deciding = { ...PRIOR, model: { ...A_MODEL, columns: [BLIND] } };
  const { environment, learnt } = await shopAfter(blind, 600, told);
  expect(learnt).toBe('promoted');
  const [champion] = await environment.store.read((tx) => tx.learning.models(BOOTS, 'chance'));
  expect(environment.foresight.of(BOOTS).decision.name).toBe(champion?.model);
});

/** A column that is no feature. */
const BLIND = { name: 'the-weather', categories: null };
