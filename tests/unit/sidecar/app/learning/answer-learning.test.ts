import { beforeEach, expect, test, vi } from 'vitest';
import { type ActionMapId, asId, type ShopId } from '../../../../../shared/kernel/ids.ts';
import { asDurationMs } from '../../../../../shared/kernel/time.ts';
import { decodeDownAgent, encodeDown } from '../../../../../shared/protocol/codec.ts';
import { ACTION_MAPS_MAX } from '../../../../../shared/protocol/limits.ts';
import { followLearned } from '../../../../../sidecar/app/learning/follow-learned.ts';
import { learnShop } from '../../../../../sidecar/app/learning/learn-shop.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { answerQuestion } from '../../../../../sidecar/app/questions.ts';
import { effectsOf } from '../../../../../sidecar/domain/engagement/effects/effects.ts';
import { writeEffects } from '../../../../../sidecar/domain/engagement/effects/effects-text.ts';
import { FEATURES } from '../../../../../sidecar/domain/engagement/features/row.ts';
import { promoted, retired } from '../../../../../sidecar/domain/engagement/learned/kept-model.ts';
import { nothingLearned } from '../../../../../sidecar/domain/engagement/learned/shop-learning.ts';
import { aKeptModel } from '../../../../support/builders/kept-model.ts';
import { aPolicy } from '../../../../support/builders/policy.ts';
import { aDesk, agentCaller, type Desk } from '../../../../support/desk.ts';
import { policyOf } from '../../../../support/environment.ts';
import { QUICK_TRAINER, writeVisits } from '../../../../support/past-visits.ts';

// Learning takes a quarter of a second of a core, and some cores are shared.
vi.setConfig({ testTimeout: 60_000 });

const BOOTS = asId<ShopId>('boots');
let desk: Desk;

beforeEach(async () => {
  desk = aDesk({ trainer: QUICK_TRAINER, policy: policyOf(aPolicy()) });
  await desk.hire({ agent: asId('lead'), role: 'lead' });
  await desk.hire({ agent: asId('anna') });
});

const ask = (who = 'lead', role: 'lead' | 'agent' = 'lead', shop: string | null = 'boots') =>
  answerQuestion(desk.environment, agentCaller(who, role), asId('question'), {
    type: 'learning.ask',
    shop,
  });

async function answered() {
  const answer = await ask();
  if (!('type' in answer) || answer.type !== 'learning.answered') throw new Error('no answer');
  // As it goes to a panel, which refuses what has another shape.
  expect(decodeDownAgent(encodeDown({ at: 1, body: answer }))).toMatchObject({ isOk: true });
  return answer;
}

test('[LF11] before anything is learned a lead sees the table of features, and that the plain rule decides', async () => {
  const answer = await answered();
  expect(answer).toMatchObject({ decision: 'plain-rule-1', learnedAt: null, models: [] });
  expect(answer.features.map(({ name }) => name)).toEqual(FEATURES.map(({ name }) => name));
  expect(answer.features.every(({ weight, drift }) => weight === null && drift === null)).toBe(
    true,
  );
});

test('[LF11] after it, the models with how they fared, and each feature with its weight and drift', async () => {
  const { environment } = desk;
  await writeVisits(environment.store, 500);
  const stop = new AbortController().signal;
  await learnShop(environment, BOOTS, { by: 'me', everyMs: asDurationMs(0), stop });
  await commit(environment, ({ tx }) =>
    tx.learning.addModel(aKeptModel(9, { kind: 'effect', against: null }), 'text'),
  );
  await followLearned(environment).look(BOOTS);
  const answer = await answered();
  expect(answer.models.map(({ kind, state }) => [kind, state])).toEqual([
    ['chance', 'champion'],
    ['effect', 'rejected'],
  ]);
  expect(answer.decision).toBe(answer.models[0]?.model);
  expect(answer.sessions).toBe(500);
  const pageviews = answer.features.find(({ name }) => name === 'pageviews');
  expect(pageviews?.weight).toBeGreaterThan(0);
  expect(pageviews?.drift?.size).toBe('none');
});

test('[EN20] each version of what offers change is told with its maps by name, and which one weighs', async () => {
  const { environment } = desk;
  const map = { offered: 90, heldOut: 10, effect: { estimate: 0.1, low: -0.1, high: 0.3 } };
  const rest = { isKnown: false, needed: 400 };
  const maps = [
    { ...map, ...rest, actionMap: asId<ActionMapId>('gone'), offered: 5 },
    { ...map, ...rest, actionMap: asId<ActionMapId>('map-1') },
  ];
  const distances = { learner: 'robust', believed: 0.25 } as const;
  const told = {
    offered: 95,
    heldOut: 20,
    distances,
    ordersMissing: 3,
    isUnconfirmed: false,
    maps,
  };
  const but = { kind: 'effect', against: null } as const;
  await commit(environment, async ({ tx, now }) => {
    const effects = writeEffects(effectsOf([], null));
    await tx.learning.put(nothingLearned(BOOTS, now));
    await tx.learning.addModel(promoted(aKeptModel(9, { ...but, effects: told }), now), effects);
    await tx.learning.addModel(retired(aKeptModel(8, but), now), effects);
  });
  await followLearned(environment).look(BOOTS);
  const { models, weighedBy } = await answered();
  expect(weighedBy).toBe('model-9');
  expect(models[0]?.effects).toEqual({
    ...told,
    maps: [
      { ...maps[1], name: 'Everybody' },
      { ...maps[0], name: 'gone' },
    ],
  });
  // Of before it was kept.
  expect(Object.keys(models[1] ?? {})).not.toContain('effects');
});

test('[EN20, LM1] of very many maps those that met most visitors are told, ACTION_MAPS_MAX of them', async () => {
  const interval = { estimate: 0, low: -1, high: 1 };
  const maps = Array.from({ length: ACTION_MAPS_MAX + 1 }, (_, n) => ({
    actionMap: asId<ActionMapId>(`map-${n}`),
    offered: n,
    heldOut: 0,
    effect: interval,
    isKnown: false,
    needed: null,
  }));
  const counts = { offered: 1, heldOut: 0, distances: null, ordersMissing: 20 };
  const effects = { ...counts, isUnconfirmed: false, maps };
  await commit(desk.environment, ({ tx }) =>
    tx.learning.addModel(aKeptModel(9, { kind: 'effect', against: null, effects }), 'text'),
  );
  const told = (await answered()).models[0]?.effects?.maps ?? [];
  expect(told).toHaveLength(ACTION_MAPS_MAX);
  expect(told.map(({ actionMap }) => actionMap)).not.toContain('map-0');
});

test('[LF11] who names no shop is told of the first, and which shops there are', async () => {
  expect(await ask('lead', 'lead', null)).toMatchObject({
    shop: 'boots',
    shops: [{ shop: 'boots', name: expect.any(String) }],
  });
});

test('[LF11] it is for leads', async () => {
  expect(await ask('anna', 'agent')).toMatchObject({ refusal: 'not-allowed' });
});
