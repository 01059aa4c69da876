import { beforeEach, expect, test, vi } from 'vitest';
import {
  asId,
  type OfferId,
  type ShopId,
  type VisitorId,
} from '../../../../../shared/kernel/ids.ts';
import { asProbability } from '../../../../../shared/kernel/measure.ts';
import { MODELS_KEPT, OUTCOME_MATURES_MS } from '../../../../../shared/protocol/limits.ts';
import { followLearned } from '../../../../../sidecar/app/learning/follow-learned.ts';
import { relearnEffects } from '../../../../../sidecar/app/learning/keep-effects.ts';
import { weighingNow } from '../../../../../sidecar/app/learning/weighing-now.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { nothingLearned } from '../../../../../sidecar/domain/engagement/learned/shop-learning.ts';
import { countInto } from '../../../../../sidecar/gateway/counters.ts';
import { weighingSentence } from '../../../../../sidecar/gateway/weighing.ts';
import { anOffer } from '../../../../support/builders/offer.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';
import { QUICK_TRAINER } from '../../../../support/past-visits.ts';

vi.setConfig({ testTimeout: 60_000 });

const BOOTS = asId<ShopId>('boots');
let desk: Desk;
let visitors = 0;

beforeEach(async () => {
  // What tells sessions apart is no part of this: it is left out as where too few were met.
  const learnEffect = () => Promise.reject(new Error('not asked for so few'));
  const trainer = { ...QUICK_TRAINER, learnEffect };
  desk = aDesk({ trainer });
  await desk.hire({ agent: asId('lead'), role: 'lead' });
  await desk.hire({ agent: asId('anna') });
  await commit(desk.environment, ({ tx, now }) => tx.learning.put(nothingLearned(BOOTS, now)));
});

/** So many visitors met, one in so many of them with an order, half of them offered something; then time passes. */
async function meet(count: number, oneIn = 20): Promise<void> {
  const { store, clock } = desk.environment;
  clock.advance(1_000);
  await store.transact(async ({ offers }) => {
    for (let n = 0; n < count; n += 1) {
      visitors += 1;
      const isOrdered = Math.floor(n / 2) % oneIn === 0;
      const at = isOrdered ? clock.now() : null;
      await offers.put(
        anOffer({
          offer: asId<OfferId>(`offer-${visitors}`),
          visitor: asId<VisitorId>(`visitor-${visitors}`),
          state: n % 2 === 0 ? 'held-out' : 'timed-out',
          qualifiedAt: clock.now(),
          orderedAt: at,
          confirmedAt: at,
          offeredWithChance: asProbability(0.5),
          decided: { ...THOUGHT, features: { pageviews: visitors } },
        }),
      );
    }
  });
  clock.advance(OUTCOME_MATURES_MS + 1_000);
}

const THOUGHT = {
  decision: 'plain-rule-1',
  level: 10,
  chance: null,
  rank: null,
  effect: null,
  gainMinor: null,
  takenWithChance: 1,
};

const relearn = () => relearnEffects(desk.environment, BOOTS, new AbortController().signal);
const versions = () => desk.environment.store.read((tx) => tx.learning.models(BOOTS, 'effect'));
const weighing = async () => {
  await followLearned(desk.environment).look(BOOTS);
  return desk.environment.foresight.of(BOOTS).weighing;
};
const rollBack = (model: string | null, to?: 'before' | 'none', who = 'lead') =>
  desk.agent(who, {
    type: 'learning.roll-back',
    shop: 'boots',
    model: model ?? 'none',
    ...(to === undefined ? {} : { to }),
  });

/** Two versions, both of which know the map. */
async function twoVersions() {
  await meet(560);
  expect(await relearn()).toBe('decides');
  const first = (await weighing()).by;
  await meet(20);
  expect(await relearn()).toBe('decides');
  const second = (await weighing()).by;
  expect((await weighing()).maps).toBe(1);
  return { first, second };
}

test('[EN20] each version is kept with what is told of it, and the log says that it decides and instead of which', async () => {
  const { first, second } = await twoVersions();
  expect(await versions()).toMatchObject([
    { model: second, state: 'champion', effects: { offered: 290, heldOut: 290 } },
    { model: first, state: 'retired', effects: { offered: 280, heldOut: 280 } },
  ]);
  expect(await desk.audit()).toMatchObject([
    { kind: 'model-promoted', about: second, detail: `boots instead of ${first}` },
    { kind: 'model-promoted', about: first, detail: 'boots instead of none' },
  ]);
});

test('[EN21] a lead goes back to the version before, and none but a lead', async () => {
  const { first, second } = await twoVersions();
  expect(await rollBack(second, 'before', 'anna')).toMatchObject({ refusal: 'not-allowed' });
  expect(await rollBack(second)).toMatchObject({ kind: 'done' });
  expect(await weighing()).toMatchObject({ by: first, maps: 1, state: 'learned' });
  expect((await desk.audit())[0]).toMatchObject({
    kind: 'model-rolled-back',
    by: 'lead',
    about: second,
    detail: `boots to ${first}`,
  });
});

test('[EN21] a lead goes back to none: every map is at its word, and the operator reads it', async () => {
  const { first, second } = await twoVersions();
  const { environment } = desk;
  expect(weighingSentence(weighingNow(environment))).toBeNull();
  expect(await rollBack(second, 'none')).toMatchObject({ kind: 'done' });
  expect(await weighing()).toEqual({ by: null, maps: 0, state: 'taken-back' });
  const map = asId<never>('map-1');
  expect(environment.foresight.of(BOOTS).expectedOf(new Float64Array(99), map)).toBeNull();
  expect(weighingSentence(weighingNow(environment))).toMatch(/^In boots a lead took back/);
  // Not even the first comes back by going back once more.
  expect(await rollBack(first)).toMatchObject({ kind: 'done' });
  expect(await weighing()).toMatchObject({ by: null });
});

test('[EN21] from then on only visitors met since teach, and until they say enough the one before decides', async () => {
  const { first, second } = await twoVersions();
  await rollBack(second);
  expect(await relearn()).toBe('nothing');
  await meet(200);
  expect(await relearn()).toBe('waits');
  await meet(100);
  expect(await relearn()).toBe('waits');
  // One waits, not each that was tried.
  expect((await versions()).map(({ state }) => state)).toEqual([
    'candidate',
    'rejected',
    'champion',
  ]);
  expect((await versions())[0]?.effects).toMatchObject({ offered: 150, heldOut: 150 });
  expect((await weighing()).by).toBe(first);
  await meet(280);
  expect(await relearn()).toBe('decides');
  const [newest] = await versions();
  expect(newest).toMatchObject({ state: 'champion', effects: { offered: 290, heldOut: 290 } });
  expect((await weighing()).by).toBe(newest?.model);
});

test('[EN21] what was being learned while a lead went back is not kept', async () => {
  const { second } = await twoVersions();
  await meet(10);
  const { environment } = desk;
  const running = relearnEffects(
    { ...environment, turns: { next: async () => void (await rollBack(second)) } },
    BOOTS,
    new AbortController().signal,
  );
  expect(await running).toBe('overtaken');
  expect((await versions()).map(({ state }) => state)).toEqual(['rejected', 'champion']);
});

test('[LF9, EN20] as many versions are kept as of the model, the one taken back last among them', async () => {
  const { second } = await twoVersions();
  await rollBack(second, 'none');
  await meet(560);
  await relearn();
  for (let n = 0; n < MODELS_KEPT + 2; n += 1) {
    await meet(2);
    expect(await relearn()).toBe('decides');
  }
  const kept = await versions();
  expect(kept).toHaveLength(MODELS_KEPT);
  expect(kept.filter(({ rolledBack }) => rolledBack !== null)).toHaveLength(1);
  // Visitors of before are still not learned from.
  expect(kept[0]?.provenance.sessions).toBe(560 + 2 * (MODELS_KEPT + 2));
});

test('[EN20] in the numbers stands how many maps are weighed, and that a lead took it back', async () => {
  const { second } = await twoVersions();
  const counters = countInto(async () => ({}));
  const lines = async () => {
    await weighing();
    counters.weighing(weighingNow(desk.environment));
    const all = await counters.registry.metrics();
    return all.split('\n').filter((line) => /^toonbank_offers_.*boots/.test(line));
  };
  expect(await lines()).toEqual([
    'toonbank_offers_weighed_maps{shop="boots"} 1',
    'toonbank_offers_taken_back{shop="boots"} 0',
  ]);
  await rollBack(second, 'none');
  expect(await lines()).toEqual([
    'toonbank_offers_weighed_maps{shop="boots"} 0',
    'toonbank_offers_taken_back{shop="boots"} 1',
  ]);
});
