import { expect, inject, it } from 'vitest';
import { CODE_GUESSES_PER_ASKER_MAX } from '../../shared/protocol/limits.ts';
import { systemClock, systemIds } from '../../sidecar/adapters/ambient/system.ts';
import { openPostgres } from '../../sidecar/adapters/store/drivers/postgres.ts';
import { testEnvironment } from '../support/environment.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { keepGiven } from '../support/given-code.ts';
import { type NatsServer, startNats } from '../support/nats-server.ts';
import { callAsShop } from '../support/shop-server.ts';
import type { SidecarProcess } from '../support/sidecar-process.ts';
import { databases, isBusThere, startTwo, type Two } from './two-sidecars.ts';

const RIGHT = 'ABCD-EFGH-JKMN';
const WRONG = 'ZZZZ-ZZZZ-ZZZZ';

async function withCode(natsUrl = inject('natsUrl')): Promise<Two> {
  const two = await startTwo(natsUrl);
  const store = await openPostgres({ url: databases.url(two.name) });
  const ids = systemIds(systemClock());
  await keepGiven(testEnvironment({ store, ids, clock: fakeClock(systemClock().now()) }));
  await store.close();
  return two;
}

async function check({ url }: SidecarProcess, code: string, asker: string): Promise<number> {
  const fields = { code, asker, basketMinor: 80_00, currency: 'EUR' };
  const environment = { clock: systemClock() };
  return (await callAsShop({ url, environment }, '/v1/codes/check', fields)).status;
}

async function guessAt(sidecar: SidecarProcess, times: number, asker: string): Promise<void> {
  for (let guess = 0; guess < times; guess += 1) {
    expect(await check(sidecar, WRONG, asker)).toBe(404);
  }
}

it('[CD6, ST9] who guesses by turns at two sidecars has no more guesses than at one', async () => {
  const { one, other } = await withCode();
  for (let turn = 0; turn < CODE_GUESSES_PER_ASKER_MAX / 2; turn += 1) {
    await guessAt(one, 1, 'basket-1');
    await guessAt(other, 1, 'basket-1');
  }
  // With the right code: what is asked here is no guess, so that neither comes to the limit by itself.
  for (const sidecar of [one, other]) {
    await expect.poll(() => check(sidecar, RIGHT, 'basket-1')).toBe(429);
    expect(await check(sidecar, RIGHT, 'basket-2')).toBe(200);
  }
});

it('[CD6, BS3] while NATS is away each counts for itself, and together again once it is back', async () => {
  const server: NatsServer = await startNats();
  try {
    const { one, other } = await withCode(server.url);
    await server.kill();
    for (const sidecar of [one, other]) await expect.poll(() => isBusThere(sidecar)).toBe(false);
    const most = CODE_GUESSES_PER_ASKER_MAX;
    await guessAt(one, most, 'basket-1');
    expect(await check(one, RIGHT, 'basket-1')).toBe(429);
    await guessAt(other, most, 'basket-1');
    expect(await check(other, RIGHT, 'basket-1')).toBe(429);
    await server.start();
    for (const sidecar of [one, other]) await expect.poll(() => isBusThere(sidecar)).toBe(true);
    await guessAt(one, most, 'basket-2');
    await expect.poll(() => check(other, RIGHT, 'basket-2')).toBe(429);
  } finally {
    await server.kill();
  }
});
