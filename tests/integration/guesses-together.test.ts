import { afterEach, expect, it } from 'vitest';
import { CODE_GUESSES_PER_ASKER_MAX } from '../../shared/protocol/limits.ts';
import { noOutside } from '../../sidecar/adapters/outside/webhook.ts';
import { shopEngines } from '../../sidecar/adapters/shop/engines.ts';
import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import { BOUNDS } from '../../sidecar/gateway/bounds.ts';
import { countInto } from '../../sidecar/gateway/counters.ts';
import { openGateway } from '../../sidecar/gateway/gateway.ts';
import type { LiveMessage } from '../../sidecar/ports/bus.ts';
import { keepGiven } from '../support/given-code.ts';
import { callAsShop } from '../support/shop-server.ts';
import { startTestSidecar, type TestSidecar, testConfig } from '../support/sidecar.ts';

const RIGHT = 'ABCD-EFGH-JKMN';
const WRONG = 'ZZZZ-ZZZZ-ZZZZ';
const closes: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closes.splice(0).reverse()) await close();
});

type At = Pick<TestSidecar, 'url' | 'environment'>;

/** Two gateways, each with its own door and memory, on one store and one bus. */
async function twoOnOneBus(bounds: Partial<typeof BOUNDS> = {}): Promise<readonly [At, At]> {
  const store = { ...memoryStore(), isShared: true };
  const one = await startTestSidecar({ store, bounds });
  closes.push(() => one.stop());
  const { environment } = one;
  const other = await openGateway({
    environment,
    counters: countInto(async () => ({})),
    settings: testConfig(),
    bounds: { ...BOUNDS, ...bounds },
    outside: noOutside(environment.log),
    engines: shopEngines(environment.shops, environment.clock),
    version: 'test',
  });
  closes.push(() => other.drain());
  return [one, { url: `http://127.0.0.1:${other.port}`, environment }];
}

async function check(at: At, code: string, asker: string): Promise<number> {
  const fields = { code, asker, basketMinor: 80_00, currency: 'EUR' };
  return (await callAsShop(at, '/v1/codes/check', fields)).status;
}

it('[CD6] who guesses by turns at two sidecars has no more guesses than at one, and nobody else is held up', async () => {
  const two = await twoOnOneBus();
  const [one, other] = two;
  await keepGiven(one.environment);
  for (let guess = 0; guess < CODE_GUESSES_PER_ASKER_MAX; guess += 1) {
    expect(await check(guess % 2 === 0 ? one : other, WRONG, 'basket-1')).toBe(404);
  }
  for (const at of two) {
    await expect.poll(() => check(at, RIGHT, 'basket-1')).toBe(429);
    expect(await check(at, RIGHT, 'basket-2')).toBe(200);
  }
});

it('[CD6] a shop whose askers are made up at two sidecars is refused at both, and the bus hears no more of it', async () => {
  const two = await twoOnOneBus({ guessesPerShopMax: 6 });
  const [one, other] = two;
  await keepGiven(one.environment);
  const said: LiveMessage[] = [];
  one.environment.bus.onLive((message) => said.push(message));
  for (let guess = 0; guess < 6; guess += 1) {
    expect(await check(guess % 2 === 0 ? one : other, WRONG, `made-up-${guess}`)).toBe(404);
  }
  for (const at of two) await expect.poll(() => check(at, RIGHT, 'basket-1')).toBe(429);
  const flood = two.flatMap((at) => ['x', 'y', 'z'].map((asker) => check(at, WRONG, asker)));
  expect(new Set(await Promise.all(flood))).toEqual(new Set([429]));
  expect(said.filter(({ body }) => body.type === 'code.guessed')).toHaveLength(6);
});
