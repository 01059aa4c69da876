import { expect, test } from 'vitest';
import {
  type ActionMapId,
  asId,
  type OfferId,
  type ShopId,
  type VisitorId,
} from '../../../../../shared/kernel/ids.ts';
import { asProbability } from '../../../../../shared/kernel/measure.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { EFFECT_VISITORS_MAX, OUTCOME_MATURES_MS } from '../../../../../shared/protocol/limits.ts';
import { trainerHere } from '../../../../../sidecar/adapters/trainer/here.ts';
import { learnEffects } from '../../../../../sidecar/app/learning/effects.ts';
import { followLearned } from '../../../../../sidecar/app/learning/follow-learned.ts';
import { relearnEffects } from '../../../../../sidecar/app/learning/keep-effects.ts';
import { keptEffects } from '../../../../../sidecar/app/learning/kept-effects.ts';
import { FEATURES } from '../../../../../sidecar/domain/engagement/features/row.ts';
import { learnMoments } from '../../../../../sidecar/domain/engagement/learned/learn-moments.ts';
import type { Offer } from '../../../../../sidecar/domain/engagement/offer.ts';
import { finished } from '../../../../../sidecar/domain/learning/learn.ts';
import { readModel } from '../../../../../sidecar/domain/learning/model-text.ts';
import type { Plan } from '../../../../../sidecar/domain/learning/search.ts';
import { learnUplift } from '../../../../../sidecar/domain/learning/uplift/learn-uplift.ts';
import { anOffer } from '../../../../support/builders/offer.ts';
import { type TestEnvironment, testEnvironment } from '../../../../support/environment.ts';

const BOOTS = asId<ShopId>('boots');
const MAP = asId<ActionMapId>('map-1');
const never = (): AbortSignal => new AbortController().signal;

const YOUNG = { effects: null, weighing: { by: null, maps: 0, state: 'young' } };

/** Enough for effects as large as these. */
const FEW_TREES = trainerHere({
  learn: learnMoments,
  learnEffect: (course) => finished(learnUplift({ ...course, plan: FEW })),
  read: readModel,
});
const FEW: Plan = {
  folds: 2,
  turns: 1,
  members: 1,
  candidates: [
    { leavesMax: 4, depthMax: 2, childWeightMin: 50, l2: 10, shrinkage: 0.3, patienceRounds: 5 },
  ],
};

/** One in ten is held out; who looked at many pages orders, and offers make half of the others order too. */
function aStamp(n: number, but: Partial<Offer> = {}): Offer {
  const isHeldOut = n % 10 === 0;
  const isKeen = n % 3 === 0;
  const isPersuaded = !isHeldOut && n % 2 === 1;
  const at = 1_000_000 + n;
  return anOffer({
    offer: asId<OfferId>(`offer-${n}`),
    visitor: asId<VisitorId>(`visitor-${n}`),
    state: isHeldOut ? 'held-out' : 'timed-out',
    qualifiedAt: asEpochMs(at),
    orderedAt: isKeen || isPersuaded ? asEpochMs(at + 1) : null,
    confirmedAt: isKeen || isPersuaded ? asEpochMs(at + 2) : null,
    decided: {
      decision: 'plain-rule-1',
      level: 10,
      chance: null,
      rank: null,
      features: { pageviews: isKeen ? 9 : 2, 'basket-value': 5_000 },
      effect: null,
      gainMinor: null,
      takenWithChance: 1,
    },
    offeredWithChance: asProbability(0.9),
    ...but,
  });
}

async function shopWith(count: number, but: (n: number) => Partial<Offer> = () => ({})) {
  const environment = testEnvironment({ trainer: FEW_TREES });
  await put(environment, count, but);
  environment.clock.set(asEpochMs(1_000_000 + count + OUTCOME_MATURES_MS));
  return environment;
}

function put(
  { store }: TestEnvironment,
  count: number,
  but: (n: number) => Partial<Offer> = () => ({}),
): Promise<void> {
  return store.transact(async ({ offers }) => {
    for (let n = 0; n < count; n += 1) await offers.put(aStamp(n, but(n)));
  });
}

const rowWith = (known: Readonly<Record<string, number>>): Float64Array =>
  Float64Array.from(FEATURES, ({ name }) => known[name] ?? Number.NaN);

test('[EN18] what was learned from stamps is kept, found by every process, and asked in memory', {
  timeout: 120_000,
}, async () => {
  const environment = await shopWith(5_000);
  expect(await relearnEffects(environment, BOOTS, never())).toBe('decides');
  const [kept] = await environment.store.read((tx) => tx.learning.models(BOOTS, 'effect'));
  expect(kept).toMatchObject({ state: 'champion', provenance: { sessions: 5_000 } });
  expect(kept?.effects).toMatchObject({
    offered: 4_500,
    heldOut: 500,
    distances: { learner: expect.any(String), believed: expect.any(Number) },
    maps: [{ actionMap: MAP, isKnown: true, needed: 0 }],
  });
  const { effects, weighing } = await keptEffects(environment, BOOTS);
  expect(weighing).toEqual({ by: kept?.model, maps: 1, state: 'learned' });
  expect(effects?.maps).toMatchObject([{ actionMap: MAP, offered: 4_500, heldOut: 500 }]);
  await followLearned(environment).look(BOOTS);
  const { expectedOf } = environment.foresight.of(BOOTS);
  const keen = expectedOf(rowWith({ pageviews: 9, 'basket-value': 5_000 }), MAP);
  const others = expectedOf(rowWith({ pageviews: 2, 'basket-value': 5_000 }), MAP);
  // In truth nothing, and five in nine of those who would not have ordered.
  expect(keen?.effect).toBeLessThan(0.1);
  expect(others?.effect).toBeGreaterThan(0.4);
  expect(others?.orderMinor).toBe(5_000);
  expect(expectedOf(rowWith({ pageviews: 2 }), asId<ActionMapId>('other'))).toBeNull();
  // The same once more is the same: nothing new is kept.
  expect(await relearnEffects(environment, BOOTS, never())).toBe('same');
  const again = await environment.store.read((tx) => tx.learning.models(BOOTS, 'effect'));
  expect(again).toHaveLength(1);
});

test('[EN18] a visitor counts once, by the first map that ever met them, and only in their own shop', async () => {
  const environment = await shopWith(40);
  await environment.store.transact(async ({ offers }) => {
    for (let n = 0; n < 40; n += 1) {
      const later = { offer: asId<OfferId>(`later-${n}`), qualifiedAt: asEpochMs(1_500_000 + n) };
      await offers.put(aStamp(n, { ...later, actionMap: asId<ActionMapId>('map-2') }));
      const elsewhere = { visitor: asId<VisitorId>(`elsewhere-${n}`), shop: asId<ShopId>('shoes') };
      await offers.put(aStamp(n, { offer: asId<OfferId>(`shoes-${n}`), ...elsewhere }));
    }
  });
  environment.clock.set(asEpochMs(2_000_000 + OUTCOME_MATURES_MS));
  const learned = await learnEffects(environment, BOOTS, never());
  expect(learned?.met).toHaveLength(40);
  expect(learned?.effects.maps.map(({ actionMap }) => actionMap)).toEqual([MAP]);
});

test('[EN18] a visit counts only once its outcome is known, and its visitor not by a later one', async () => {
  const environment = await shopWith(40);
  environment.clock.set(asEpochMs(1_000_000 + 19 + OUTCOME_MATURES_MS));
  const learned = await learnEffects(environment, BOOTS, never());
  expect(learned?.met).toHaveLength(20);
});

test('[EN18] a visitor whose first stamp kept no thoughts is not learned from by a later one', async () => {
  const environment = await shopWith(0);
  await environment.store.transact(async ({ offers }) => {
    for (const n of [0, 1]) {
      const { decided: _, ...older } = aStamp(n);
      await offers.put(older);
    }
  });
  environment.clock.set(asEpochMs(2_000_000 + OUTCOME_MATURES_MS));
  await environment.store.transact(({ offers }) =>
    offers.put(aStamp(1, { offer: asId<OfferId>('later'), qualifiedAt: asEpochMs(1_000_002) })),
  );
  const learned = await learnEffects(environment, BOOTS, never());
  expect(learned?.met).toEqual([]);
  expect(await relearnEffects(environment, BOOTS, never())).toBe('nothing');
  expect(await keptEffects(environment, BOOTS)).toEqual(YOUNG);
});

test('[EN18] of very many visitors the newest are learned from', { timeout: 120_000 }, async () => {
  const heldOut = { state: 'held-out' as const };
  const environment = await shopWith(EFFECT_VISITORS_MAX + 7, () => heldOut);
  const learned = await learnEffects(environment, BOOTS, never());
  expect(learned?.met).toHaveLength(EFFECT_VISITORS_MAX);
  expect(learned?.met[0]?.at).toBe(1_000_007);
});

test('[EN18] one that is stopped keeps nothing', async () => {
  const environment = await shopWith(40);
  expect(await relearnEffects(environment, BOOTS, AbortSignal.abort())).toBe('stopped');
  expect(await keptEffects(environment, BOOTS)).toEqual(YOUNG);
});

test('[EN15] what cannot be read is said in the log, and every map is at its word', async () => {
  const environment = await shopWith(40);
  await relearnEffects(environment, BOOTS, never());
  const { store } = environment;
  const [kept] = await store.read((tx) => tx.learning.models(BOOTS, 'effect'));
  if (kept === undefined) throw new Error('it was kept');
  const errors: string[] = [];
  const log = { ...environment.log, error: (line: string) => errors.push(line) };
  await store.transact(async (tx) => {
    await tx.learning.dropModel(kept.model);
    await tx.learning.addModel(kept, '{"format":"spoilt"}');
  });
  const reading = testEnvironment({ store, log });
  expect(await keptEffects(reading, BOOTS)).toEqual({
    effects: null,
    weighing: { by: null, maps: 0, state: 'unusable' },
  });
  expect(errors).toEqual(['effects-unusable']);
});
