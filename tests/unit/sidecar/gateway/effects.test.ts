import { afterEach, expect, it } from 'vitest';
import { EFFECTS_AT_ONCE_MAX } from '../../../../shared/protocol/limits.ts';
import { commit } from '../../../../sidecar/app/pipeline.ts';
import type { EffectKind } from '../../../../sidecar/domain/effect/effect.ts';
import { BOUNDS } from '../../../../sidecar/gateway/bounds.ts';
import { type Effects, performEffects } from '../../../../sidecar/gateway/effects.ts';
import type { Performed } from '../../../../sidecar/ports/outside.ts';
import { type TestEnvironment, testEnvironment } from '../../../support/environment.ts';

interface Asked {
  readonly type: string;
  answer(performed: Performed): void;
}

const running: Effects[] = [];
afterEach(() => {
  for (const effects of running.splice(0)) effects.stop();
});

/** Effects whose outside answers when the test says so, and that nobody's clock looks for. */
function open(environment: TestEnvironment) {
  const asked: Asked[] = [];
  const effects = performEffects({
    environment,
    bounds: BOUNDS,
    outside: {
      perform: ({ body }) =>
        new Promise((answer) => {
          asked.push({ type: body.type, answer });
        }),
    },
    track: () => undefined,
    faulted: (error) => {
      throw error;
    },
  });
  running.push(effects);
  return { effects, asked, types: () => asked.map(({ type }) => type) };
}

const act = (environment: TestEnvironment, kind: EffectKind, type: string) =>
  commit(environment, (work) => work.act(kind, type, {}));

it('[EF2] what somebody waits for is performed at once, and a webhook when the clock looks', async () => {
  const environment = testEnvironment();
  const { effects, types } = open(environment);
  await act(environment, 'webhook', 'order.placed');
  await act(environment, 'shop', 'code.make');
  await expect.poll(types).toContain('code.make');
  const other = testEnvironment();
  const quiet = open(other);
  await act(other, 'webhook', 'order.placed');
  quiet.effects.look();
  await expect.poll(quiet.types).toEqual(['order.placed']);
  effects.stop();
  await act(environment, 'shop', 'code.revoke');
  expect(types()).not.toContain('code.revoke');
});

it('[EF2] one that is not answered holds up no other', async () => {
  const environment = testEnvironment();
  const { types } = open(environment);
  await act(environment, 'shop', 'code.make');
  await expect.poll(types).toEqual(['code.make']);
  await act(environment, 'shop', 'code.revoke');
  await expect.poll(types).toEqual(['code.make', 'code.revoke']);
});

it('[EF2] behind more than may be under way it comes as room does', async () => {
  const environment = testEnvironment();
  const { asked, types } = open(environment);
  for (let n = 0; n <= EFFECTS_AT_ONCE_MAX; n += 1) {
    await act(environment, 'webhook', `note.${n}`);
  }
  await act(environment, 'shop', 'code.make');
  await expect.poll(() => asked.length).toBe(EFFECTS_AT_ONCE_MAX);
  expect(types()).not.toContain('code.make');
  for (const { answer } of asked.slice(0, 2)) answer({ kind: 'done' });
  await expect.poll(types).toContain('code.make');
  expect(asked).toHaveLength(EFFECTS_AT_ONCE_MAX + 2);
});

it('[EF2] more webhooks than may be under way follow each other, without another look', async () => {
  const environment = testEnvironment();
  const { effects, asked } = open(environment);
  const MANY = 3 * EFFECTS_AT_ONCE_MAX + 1;
  for (let n = 0; n < MANY; n += 1) await act(environment, 'webhook', `note.${n}`);
  effects.look();
  for (let done = 0; done < MANY; done += 1) {
    await expect.poll(() => asked.length).toBeGreaterThan(done);
    expect(asked.length - done).toBeLessThanOrEqual(EFFECTS_AT_ONCE_MAX);
    asked[done]?.answer({ kind: 'done' });
  }
  expect(new Set(asked.map(({ type }) => type)).size).toBe(MANY);
});
