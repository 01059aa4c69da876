import { beforeEach, expect, test, vi } from 'vitest';
import { asId, type ShopId } from '../../../../../shared/kernel/ids.ts';
import { asDurationMs } from '../../../../../shared/kernel/time.ts';
import { decodeDownAgent, encodeDown } from '../../../../../shared/protocol/codec.ts';
import { followLearned } from '../../../../../sidecar/app/learning/follow-learned.ts';
import { learnShop } from '../../../../../sidecar/app/learning/learn-shop.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { answerQuestion } from '../../../../../sidecar/app/questions.ts';
import { FEATURES } from '../../../../../sidecar/domain/engagement/features/row.ts';
import { aKeptModel } from '../../../../support/builders/kept-model.ts';
import { aDesk, agentCaller, type Desk } from '../../../../support/desk.ts';
import { QUICK_TRAINER, writeVisits } from '../../../../support/past-visits.ts';

// Learning takes a quarter of a second of a core, and some cores are shared.
vi.setConfig({ testTimeout: 60_000 });

const BOOTS = asId<ShopId>('boots');
let desk: Desk;

beforeEach(async () => {
  desk = aDesk({ trainer: QUICK_TRAINER });
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

test('[LF11] who names no shop is told of the first, and which shops there are', async () => {
  expect(await ask('lead', 'lead', null)).toMatchObject({
    shop: 'boots',
    shops: [{ shop: 'boots', name: expect.any(String) }],
  });
});

test('[LF11] it is for leads', async () => {
  expect(await ask('anna', 'agent')).toMatchObject({ refusal: 'not-allowed' });
});
