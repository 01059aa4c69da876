import { expect, it } from 'vitest';
import {
  EFFECT_LEASE_MS,
  EFFECT_TRIES_MAX,
  EFFECTS_AT_ONCE_MAX,
} from '../../../../shared/protocol/limits.ts';
import { claimEffects, countEffects, settleEffect } from '../../../../sidecar/app/effects.ts';
import { commit } from '../../../../sidecar/app/pipeline.ts';
import type { Performed } from '../../../../sidecar/ports/outside.ts';
import { type TestEnvironment, testEnvironment } from '../../../support/environment.ts';

const FIRST_MS = 1_000;
const BROKEN: Performed = { kind: 'failed', canRetry: true, sentence: 'It answered 500.' };
const SILENT: Performed = { kind: 'unknown', sentence: 'No answer came.' };

const act = (environment: TestEnvironment): Promise<void> =>
  commit(environment, (work) => work.act('webhook', 'order.placed', {}));

/** Performs it until nothing is due any more; how long each wait was, in milliseconds. */
async function waitsUntilSettled(environment: TestEnvironment, performed: Performed) {
  const waits: number[] = [];
  for (let waitedMs = 0; waitedMs < 86_400_000; ) {
    const [effect] = await claimEffects(environment);
    if (effect !== undefined) {
      waits.push(waitedMs);
      waitedMs = 0;
      await settleEffect(environment, effect.effect, performed, FIRST_MS);
    }
    // To the second while that is looked at, then in minutes: a day of seconds is a day of looks.
    const stepMs = waitedMs < 100 * FIRST_MS ? FIRST_MS : 60_000;
    environment.clock.advance(stepMs);
    waitedMs += stepMs;
  }
  return waits;
}

it('[EF1] nobody else takes an effect while its lease lasts; afterwards it is taken again', async () => {
  const environment = testEnvironment();
  await act(environment);
  const [first] = await claimEffects(environment);
  expect(await claimEffects(environment)).toEqual([]);
  environment.clock.advance(EFFECT_LEASE_MS);
  expect(await claimEffects(environment)).toEqual([]);
  environment.clock.advance(1);
  const [again] = await claimEffects(environment);
  expect(again).toMatchObject({ effect: first?.effect, tries: 2 });
});

it('[EF1] waits four times longer after every try, and gives up after the last', async () => {
  const environment = testEnvironment();
  await act(environment);
  const waits = await waitsUntilSettled(environment, BROKEN);
  expect(waits.slice(0, 5)).toEqual([0, 1_000, 4_000, 16_000, 64_000]);
  expect(waits.length).toBe(EFFECT_TRIES_MAX);
  expect(await countEffects(environment)).toMatchObject({ failed: 1, due: 0, doing: 0 });
});

it('[EF1] an effect that never had an answer ends as unknown, not as failed', async () => {
  const environment = testEnvironment();
  await act(environment);
  await waitsUntilSettled(environment, SILENT);
  expect(await countEffects(environment)).toMatchObject({ unknown: 1, failed: 0, due: 0 });
});

it('[EF1] a result that comes twice is kept once', async () => {
  const environment = testEnvironment();
  await act(environment);
  const [effect] = await claimEffects(environment);
  if (effect === undefined) throw new Error('nothing was due');
  await settleEffect(environment, effect.effect, { kind: 'done' }, FIRST_MS);
  await settleEffect(environment, effect.effect, BROKEN, FIRST_MS);
  expect(await countEffects(environment)).toMatchObject({ done: 1, due: 0 });
});

it('[EF1] without an address no webhook is written; what a shop is asked for is', async () => {
  const environment = testEnvironment({ hasWebhook: false });
  await act(environment);
  expect(await countEffects(environment)).toMatchObject({ due: 0 });
  await commit(environment, (work) => work.act('shop', 'code.make', {}));
  const claimed = await claimEffects(environment);
  expect(claimed.map(({ kind }) => kind)).toEqual(['shop']);
});

it('[LM1] takes only so many at once', async () => {
  const environment = testEnvironment();
  for (let n = 0; n <= EFFECTS_AT_ONCE_MAX; n += 1) await act(environment);
  expect((await claimEffects(environment)).length).toBe(EFFECTS_AT_ONCE_MAX);
  expect((await claimEffects(environment)).length).toBe(1);
});
