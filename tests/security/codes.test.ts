import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  CODE_GUESSES_PER_ASKER_MAX,
  CODE_GUESSES_PER_SHOP_MAX,
} from '../../shared/protocol/limits.ts';
import { keepGiven, standing } from '../support/given-code.ts';
import { type CallChanges, callAsShop } from '../support/shop-server.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';

const CODE = 'ABCD-EFGH-JKMN';
const forCode = (code: string, asker: string) => ({
  code,
  asker,
  basketMinor: 80_00,
  currency: 'EUR',
});
const WRONG = 'ZZZZ-ZZZZ-ZZZZ';

let sidecar: TestSidecar;
beforeEach(async () => {
  sidecar = await startTestSidecar({ bounds: { guessesPerShopMax: 40 } });
  await keepGiven(sidecar.environment);
});
afterEach(() => sidecar.stop());

const check = (code: string, asker: string, changes: CallChanges = {}) =>
  callAsShop(sidecar, '/v1/codes/check', forCode(code, asker), changes);

it('[CD6] who guesses is refused after a while, also with the right code, on every call and counted', async () => {
  for (let guess = 0; guess < CODE_GUESSES_PER_ASKER_MAX; guess += 1) {
    expect((await check(WRONG, 'basket-1')).status).toBe(404);
  }
  expect(await check(CODE, 'basket-1')).toMatchObject({ status: 429, said: { kind: 'too-many' } });
  const more = { ...forCode(CODE, 'basket-1'), basket: 'basket-1' };
  const redeem = { ...more, order: 'A-1', takenMinor: 8_00 };
  for (const [path, fields] of [
    ['/v1/codes/apply', more],
    ['/v1/codes/redeem', redeem],
    ['/v1/codes/release', { code: CODE, asker: 'basket-1', basket: 'basket-1' }],
  ] as const) {
    expect((await callAsShop(sidecar, path, fields)).status).toBe(429);
  }
  expect((await standing(sidecar.environment)).state).toBe('made');
  // Somebody else in the same shop is not held up.
  expect((await check(CODE, 'basket-2')).status).toBe(200);
  const events = (event: string) => sidecar.metric('toonbank_codes_total', { event });
  expect(await events('guessed')).toBe(CODE_GUESSES_PER_ASKER_MAX);
  expect(await events('guess-limited')).toBe(4);
});

it('[CD6] guessing with a new basket each time is refused for the whole shop after a while', async () => {
  for (let guess = 0; guess < 40; guess += 1) {
    expect((await check(WRONG, `basket-${guess}`)).status).toBe(404);
  }
  expect((await check(CODE, 'basket-new')).status).toBe(429);
});

it('[CD6] guesses that are not signed count for nobody: a stranger cannot lock a shop out', async () => {
  const changes = { key: 'a-key-that-somebody-has-made-up-themselves' };
  for (let guess = 0; guess < 50; guess += 1) {
    expect((await check(WRONG, 'basket-1', changes)).status).toBe(401);
  }
  expect((await check(CODE, 'basket-1')).status).toBe(200);
});

it('[CD6] so many guesses as a shop is allowed find nothing in a lifetime of codes', () => {
  const perYear = CODE_GUESSES_PER_SHOP_MAX * 6 * 24 * 365;
  const openCodes = 1e6;
  // 60 bits: the odds of one hit in ten years with a million codes open.
  expect((perYear * 10 * openCodes) / 2 ** 60).toBeLessThan(1e-3);
});

it('[CD5] an unknown shop and a wrong signature are answered alike, to the letter', async () => {
  const answers = await Promise.all([
    check(CODE, 'basket-1', { key: 'a-key-that-somebody-has-made-up-themselves' }),
    check(CODE, 'basket-1', { shop: 'no-such-shop' }),
    check(WRONG, 'basket-1', { shop: 'no-such-shop' }),
    check(CODE, 'basket-1', { signature: 'v1=' }),
    check(CODE, 'basket-1', { timestamp: 1, key: 'a-key-that-somebody-has-made-up-themselves' }),
    callAsShop(sidecar, '/v1/codes/check', { nothing: 'right' }, { shop: 'no-such-shop' }),
  ]);
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
});
