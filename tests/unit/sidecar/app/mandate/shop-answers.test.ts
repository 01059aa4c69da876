import { expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { NAME_MAX_CHARS, SHOP_TRIES_MAX } from '../../../../../shared/protocol/limits.ts';
import { claimEffects, countEffects, settleEffect } from '../../../../../sidecar/app/effects.ts';
import { commit, look } from '../../../../../sidecar/app/pipeline.ts';
import { revoked } from '../../../../../sidecar/domain/mandate/code-moves.ts';
import type { Performed } from '../../../../../sidecar/ports/outside.ts';
import {
  TEST_SHOP,
  type TestEnvironment,
  testEnvironment,
} from '../../../../support/environment.ts';
import { keepGiven, standing } from '../../../../support/given-code.ts';

const ENGINE = { kind: 'generic-http', url: 'https://boots.example/toonbank' } as const;
const BACKOFF_MS = 1_000;

/** A code that the shop is asked to make. */
async function making(): Promise<TestEnvironment> {
  const environment = testEnvironment({
    shops: { current: () => [{ ...TEST_SHOP, engine: ENGINE }] },
  });
  await keepGiven(environment, { state: 'making' });
  return environment;
}

/** The shop answers the next effect; its type, or null when there is none. */
async function answer(environment: TestEnvironment, performed: Performed): Promise<string | null> {
  const [effect] = await claimEffects(environment);
  if (effect === undefined) return null;
  await settleEffect(environment, effect.effect, performed, BACKOFF_MS);
  environment.clock.advance(300_000);
  return effect.body.type;
}

const SILENT: Performed = { kind: 'unknown', sentence: 'The shop was asked, but no answer came.' };
const NO: Performed = {
  kind: 'failed',
  canRetry: false,
  sentence: 'The shop said no: no such basket.',
};

it('[CD9] a code is made once the shop has made it, under the name it has there', async () => {
  const environment = await making();
  expect(await answer(environment, { kind: 'done', ref: 'promotion-7' })).toBe('code.make');
  expect((await standing(environment)).state).toBe('made');
  const code = await look(environment, ({ tx }) => tx.codes.find(asId('code-1')));
  expect(code?.shopRef).toBe('promotion-7');
  expect(await claimEffects(environment)).toEqual([]);
});

it('[CD9] a shop that is silent is asked again, and the agent sees why it takes long', async () => {
  const environment = await making();
  await answer(environment, SILENT);
  expect(await standing(environment)).toMatchObject({ state: 'making', why: SILENT.sentence });
  await answer(environment, { kind: 'done', ref: 'promotion-7' });
  expect(await standing(environment)).toMatchObject({ state: 'made', why: '' });
});

it('[CD9] a shop that stays silent makes the code fail, in words, and is asked to take it back', async () => {
  const environment = await making();
  for (let tries = 0; tries < SHOP_TRIES_MAX; tries += 1) {
    expect((await standing(environment)).state).toBe('making');
    expect(await answer(environment, SILENT)).toBe('code.make');
  }
  expect(await standing(environment)).toMatchObject({
    state: 'failed',
    why: SILENT.sentence,
    ledger: ['given', 'failed'],
  });
  expect(await countEffects(environment)).toMatchObject({ unknown: 1, due: 1 });
  expect(await answer(environment, { kind: 'done' })).toBe('code.revoke');
  expect(await claimEffects(environment)).toEqual([]);
});

it('[CD9] a plain no fails at once, with the shop’s words, and leaves nothing to take back', async () => {
  const environment = await making();
  await answer(environment, NO);
  expect(await standing(environment)).toMatchObject({ state: 'failed', why: NO.sentence });
  expect(await claimEffects(environment)).toEqual([]);
  expect(await countEffects(environment)).toMatchObject({ failed: 1 });
});

it('[CD9] words of a shop are cut to what a card has room for', async () => {
  const environment = await making();
  await answer(environment, { ...NO, sentence: 'x'.repeat(5_000) });
  expect((await standing(environment)).why).toHaveLength(NAME_MAX_CHARS);
});

it('[CD9] a code that was taken back while the shop was making it is taken back there', async () => {
  const environment = await making();
  const [effect] = await claimEffects(environment);
  if (effect === undefined) throw new Error('nothing was due');
  await commit(environment, async ({ tx, now }) => {
    const code = await tx.codes.find(asId('code-1'));
    const moved = code === null ? null : revoked(code, now);
    if (moved?.isOk) await tx.codes.put(moved.value);
  });
  await settleEffect(environment, effect.effect, { kind: 'done', ref: 'promotion-7' }, BACKOFF_MS);
  expect((await standing(environment)).state).toBe('revoked');
  expect(await answer(environment, { kind: 'done' })).toBe('code.revoke');
});

it('[CD9] an answer that comes twice counts once', async () => {
  const environment = await making();
  const [effect] = await claimEffects(environment);
  if (effect === undefined) throw new Error('nothing was due');
  await settleEffect(environment, effect.effect, { kind: 'done', ref: 'promotion-7' }, BACKOFF_MS);
  await settleEffect(environment, effect.effect, NO, BACKOFF_MS);
  expect(await standing(environment)).toMatchObject({ state: 'made', ledger: ['given'] });
});

it('[CD9] a code that the shop does not take back says so, because it may still be used there', async () => {
  const environment = await making();
  await answer(environment, SILENT);
  await answer(environment, NO);
  expect(await answer(environment, SILENT)).toBe('code.revoke');
  expect((await standing(environment)).why).toBe(NO.sentence);
  expect(await answer(environment, NO)).toBe('code.revoke');
  expect(await standing(environment)).toMatchObject({
    state: 'failed',
    why: `Not taken back in the shop. ${NO.sentence}`,
  });
});
