import { beforeEach, expect, test, vi } from 'vitest';
import { asId, type ShopId } from '../../../../../shared/kernel/ids.ts';
import { asDurationMs } from '../../../../../shared/kernel/time.ts';
import { followLearned } from '../../../../../sidecar/app/learning/follow-learned.ts';
import { learnShop } from '../../../../../sidecar/app/learning/learn-shop.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { promoted, retired } from '../../../../../sidecar/domain/engagement/learned/kept-model.ts';
import { nothingLearned } from '../../../../../sidecar/domain/engagement/learned/shop-learning.ts';
import { writeModel } from '../../../../../sidecar/domain/learning/model-text.ts';
import { aKeptModel } from '../../../../support/builders/kept-model.ts';
import { aDesk, type Desk } from '../../../../support/desk.ts';
import { A_MODEL } from '../../../../support/learned.ts';
import { keenVisit, QUICK_TRAINER, writeVisits } from '../../../../support/past-visits.ts';

// Learning takes a quarter of a second of a core, and some cores are shared.
vi.setConfig({ testTimeout: 60_000 });

const BOOTS = asId<ShopId>('boots');
let desk: Desk;

beforeEach(async () => {
  desk = aDesk({ trainer: QUICK_TRAINER });
  await desk.hire({ agent: asId('lead'), role: 'lead' });
  await desk.hire({ agent: asId('anna') });
});

const rollBack = (model: string, who = 'lead', id?: string) =>
  desk.agent(who, { type: 'learning.roll-back', shop: 'boots', model }, id);
const learned = () =>
  learnShop(desk.environment, BOOTS, {
    by: 'me',
    everyMs: asDurationMs(0),
    stop: new AbortController().signal,
  });
const decidesNow = async () => {
  await followLearned(desk.environment).look(BOOTS);
  return desk.environment.foresight.of(BOOTS).decision.name;
};

async function twoChampions(): Promise<void> {
  const { now } = desk.environment.clock;
  await commit(desk.environment, async ({ tx }) => {
    await tx.learning.put(nothingLearned(BOOTS, now()));
    const text = writeModel(A_MODEL);
    await tx.learning.addModel(retired(promoted(aKeptModel(1), now()), now()), text);
    await tx.learning.addModel(promoted(aKeptModel(2), now()), text);
  });
}

test('[LF10] the one before decides again, and the log says who took the other back', async () => {
  await twoChampions();
  expect(await decidesNow()).toBe('model-2');
  expect(await rollBack('model-2')).toMatchObject({ kind: 'done' });
  expect(await decidesNow()).toBe('model-1');
  expect((await desk.audit())[0]).toMatchObject({
    kind: 'model-rolled-back',
    by: 'lead',
    about: 'model-2',
  });
});

test('[LF10, FD3] asked again, under the same id or another, it is taken back once', async () => {
  await twoChampions();
  await rollBack('model-2', 'lead', 'once');
  expect(await rollBack('model-2', 'lead', 'once')).toMatchObject({ kind: 'done' });
  expect(await rollBack('model-2')).toMatchObject({ kind: 'done' });
  expect(await decidesNow()).toBe('model-1');
  expect(await desk.audit()).toHaveLength(1);
});

test('[LF10] none but a lead does it, and none but the one that decides is taken back', async () => {
  await twoChampions();
  expect(await rollBack('model-2', 'anna')).toMatchObject({ refusal: 'not-allowed' });
  expect(await rollBack('model-1')).toMatchObject({ refusal: 'wrong-state' });
  expect(await rollBack('model-9')).toMatchObject({ refusal: 'not-found' });
  expect(await decidesNow()).toBe('model-2');
});

test('[LF10] what was taken back does not come back by itself', async () => {
  const { environment } = desk;
  await writeVisits(environment.store, 500);
  expect(await learned()).toBe('promoted');
  const champion = await decidesNow();
  await rollBack(champion);
  expect(await decidesNow()).toBe('plain-rule-1');
  // More of the same visits, from before it was taken back: no new ground to judge on.
  await writeVisits(environment.store, 100, keenVisit, { from: 500 });
  expect(await learned()).toBe('stayed');
  expect(await decidesNow()).toBe('plain-rule-1');
  const [newest] = await environment.store.read((tx) => tx.learning.models(BOOTS, 'chance'));
  expect(newest).toMatchObject({ state: 'candidate', against: { sessions: 0 } });
});

test('[LF10] a new one is judged on the sessions since', async () => {
  const { environment } = desk;
  await writeVisits(environment.store, 500);
  await learned();
  await rollBack(await decidesNow());
  // Past visits are ten minutes apart from three weeks before now on: these begin after it.
  await writeVisits(environment.store, 300, keenVisit, { from: 3_100 });
  environment.clock.advance(7 * 86_400_000);
  expect(await learned()).toBe('promoted');
});
