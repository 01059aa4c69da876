import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { SERVER_CALL_AGE_MAX_MS, SERVER_KEYS_MAX } from '../../shared/protocol/limits.ts';
import { TEST_SHOP } from '../support/environment.ts';
import { keepGiven, standing } from '../support/given-code.ts';
import { type CallChanges, callAsShop } from '../support/shop-server.ts';
import { OTHER_SHOP, startTestSidecar, type TestSidecar } from '../support/sidecar.ts';

const CODE = 'ABCD-EFGH-JKMN';
const ASKED = { code: CODE, asker: 'basket-1', basketMinor: 80_00, currency: 'EUR' };
const APPLY = { ...ASKED, basket: 'basket-1' };
const redeemIn = (order: string, takenMinor = 8_00) => ({ ...APPLY, order, takenMinor });
const ORDER = {
  order: 'A-1',
  basket: 'basket-1',
  state: 'paid',
  codes: [{ code: CODE, takenMinor: 8_00 }],
  totalMinor: 72_00,
  currency: 'EUR',
};

let sidecar: TestSidecar;
beforeEach(async () => {
  sidecar = await startTestSidecar();
  await keepGiven(sidecar.environment);
});
afterEach(() => sidecar.stop());

const call = (path: string, fields: object, changes: CallChanges = {}) =>
  callAsShop(sidecar, path, fields, changes);
const PATHS: readonly (readonly [string, object])[] = [
  ['/v1/codes/check', ASKED],
  ['/v1/codes/apply', APPLY],
  ['/v1/codes/redeem', redeemIn('A-1')],
  ['/v1/codes/release', { code: CODE, asker: 'basket-1', basket: 'basket-1' }],
  ['/v1/orders', ORDER],
];

it('[CD3] a shop’s server checks, applies and redeems a code, and tells the order', async () => {
  const off = { code: CODE, kind: 'percentage', percent: 10, offMinor: 8_00, mostMinor: 8_00 };
  const checked = await call('/v1/codes/check', ASKED);
  expect(checked).toMatchObject({ status: 200, said: off });
  expect(await call('/v1/codes/apply', APPLY)).toMatchObject({ status: 200, said: off });
  expect((await standing(sidecar.environment)).state).toBe('applied');
  expect(await call('/v1/codes/redeem', redeemIn('A-1'))).toMatchObject({
    status: 200,
    said: { code: CODE, order: 'A-1', takenMinor: 8_00, currency: 'EUR' },
  });
  expect(await call('/v1/orders', ORDER)).toMatchObject({ status: 200, said: { redeemed: 0 } });
  expect(await standing(sidecar.environment)).toMatchObject({ state: 'redeemed', cost: 8_00 });
  expect(await sidecar.metric('toonbank_codes_total', { event: 'redeemed' })).toBe(1);
});

it('[CD4] an order paid without the code its basket applied is counted as lost', async () => {
  await call('/v1/codes/apply', APPLY);
  const once = 'order-key-1';
  const first = await call('/v1/orders', { ...ORDER, codes: [] }, { once });
  expect(first).toMatchObject({ status: 200, said: { lost: 1 } });
  // The same answer again, and counted once.
  expect((await call('/v1/orders', { ...ORDER, codes: [] }, { once })).text).toBe(first.text);
  expect(await sidecar.metric('toonbank_codes_total', { event: 'lost' })).toBe(1);
  expect((await standing(sidecar.environment)).state).toBe('lost');
});

it('[CD3] what a page claims redeems nothing', async () => {
  for (const [path, fields] of PATHS) {
    const headers = { origin: 'https://boots.example' };
    const said = await call(path, fields, { headers });
    expect(said).toMatchObject({ status: 403, said: { kind: 'origin-not-allowed' } });
  }
  expect((await standing(sidecar.environment)).state).toBe('made');
});

describe('a signature', () => {
  it.each(PATHS)('[CD5] that is wrong opens nothing: %s', async (path, fields) => {
    const wrong: readonly CallChanges[] = [
      { key: 'a-key-that-somebody-has-made-up-themselves' },
      { signature: 'v1=' },
      { signature: `v1=${'0'.repeat(64)}` },
      { signature: `v2=${'0'.repeat(64)}` },
      { signature: `v3=${'0'.repeat(64)}` },
      { signature: 'none' },
      // What is signed is what is read: not another body, and not another address.
      { body: JSON.stringify({ ...fields, asker: 'basket-2' }) },
      { shop: 'bikes' },
      { shop: 'no-such-shop' },
      { shop: '__proto__' },
      { timestamp: 'soon' },
      { timestamp: '' },
    ];
    for (const changes of wrong) {
      const said = await call(path, fields, changes);
      expect(said, JSON.stringify(changes)).toMatchObject({
        status: 401,
        said: { kind: 'unauthenticated' },
      });
    }
    expect(await standing(sidecar.environment)).toMatchObject({ state: 'made', ledger: ['given'] });
  });

  it('[CD5] of a call is no signature of another one', async () => {
    const stolen = signatureOf('/v1/codes/release', APPLY);
    const said = await call('/v1/codes/apply', APPLY, stolen);
    expect(said.status).toBe(401);
  });

  it('[CD5] that is right does not help a shop to another shop’s codes', async () => {
    const key = OTHER_SHOP.serverKeys[0] ?? '';
    const said = await call('/v1/codes/check', ASKED, { shop: 'bikes', key });
    expect(said).toMatchObject({ status: 404, said: { kind: 'not-found' } });
  });

  it.each([-1, 1])('[CD5] may be five minutes off and no more (%i)', async (sign) => {
    const now = sidecar.environment.clock.now();
    const at = (offMs: number) => Math.floor((now + sign * offMs) / 1_000);
    const inTime = at(SERVER_CALL_AGE_MAX_MS - 5_000);
    const late = at(SERVER_CALL_AGE_MAX_MS + 5_000);
    expect((await call('/v1/codes/check', ASKED, { timestamp: inTime })).status).toBe(200);
    expect(await call('/v1/codes/check', ASKED, { timestamp: late })).toMatchObject({
      status: 401,
      said: { sentence: expect.stringContaining('clock') },
    });
  });

  it('[CD5][KY1] may be by any of a shop’s keys, and by none that was taken out', async () => {
    const keys = Array.from(
      { length: SERVER_KEYS_MAX },
      (_, n) => `key-number-${n}-of-the-boots-shop-here`,
    );
    sidecar.connectShops([{ ...TEST_SHOP, serverKeys: keys }]);
    for (const key of keys) {
      expect((await call('/v1/codes/check', ASKED, { key })).status).toBe(200);
    }
    sidecar.connectShops([{ ...TEST_SHOP, serverKeys: keys.slice(1) }]);
    expect((await call('/v1/codes/check', ASKED, { key: keys[0] ?? '' })).status).toBe(401);
    sidecar.connectShops([{ ...TEST_SHOP, serverKeys: [] }]);
    expect((await call('/v1/codes/check', ASKED, { key: keys[1] ?? '' })).status).toBe(401);
  });

  function signatureOf(path: string, fields: object): CallChanges {
    const timestamp = Math.floor(sidecar.environment.clock.now() / 1_000);
    const once = 'release-1';
    const digest = signed(`${timestamp}.${once}.${path}.${text(fields)}`);
    return { timestamp, once, signature: `v2=${digest}` };
  }
});

const text = (fields: object) => JSON.stringify(fields);
const signed = (what: string) =>
  createHmac('sha256', TEST_SHOP.serverKeys[0] ?? '')
    .update(what)
    .digest('hex');

describe('a call', () => {
  it.each(PATHS.slice(1))('[CD5] that acts needs a once-only key: %s', async (path, fields) => {
    for (const once of [null, '', 'a b', 'x'.repeat(65)]) {
      expect(await call(path, fields, { once })).toMatchObject({
        status: 400,
        said: { kind: 'malformed' },
      });
    }
    expect((await standing(sidecar.environment)).state).toBe('made');
  });

  it.each(PATHS)('[PR3] that is not as described is refused: %s', async (path, fields) => {
    for (const wrong of [{ ...fields, extra: 1 }, {}, [], null, 'text']) {
      expect(await call(path, wrong as object)).toMatchObject({
        status: 400,
        said: { kind: 'malformed' },
      });
    }
  });

  it('[CD5] replayed with its key has the same answer to the letter; another body is refused', async () => {
    const once = 'redeem-1';
    const first = await call('/v1/codes/redeem', redeemIn('A-1', 5_00), { once });
    expect(first.status).toBe(200);
    for (let replay = 0; replay < 3; replay += 1) {
      const again = await call('/v1/codes/redeem', redeemIn('A-1', 5_00), { once });
      expect(again).toEqual(first);
    }
    const other = await call('/v1/codes/redeem', redeemIn('A-1', 6_00), { once });
    expect(other).toMatchObject({ status: 409, said: { kind: 'already-used' } });
    const elsewhere = await call('/v1/codes/apply', APPLY, { once });
    expect(elsewhere).toMatchObject({ status: 409, said: { kind: 'already-used' } });
    expect((await standing(sidecar.environment)).ledger).toEqual(['given', 'redeemed']);
  });

  it('[CD5] whose signature covers its key is nobody’s under another key', async () => {
    const timestamp = Math.floor(sidecar.environment.clock.now() / 1_000);
    const overheard = signed(`${timestamp}.paid-1./v1/codes/redeem.${text(redeemIn('A-1'))}`);
    const again = { timestamp, signature: `v2=${overheard}`, once: 'paid-2' };
    expect((await call('/v1/codes/redeem', redeemIn('A-1'), again)).status).toBe(401);
    const own = { ...again, once: 'paid-1' };
    expect((await call('/v1/codes/redeem', redeemIn('A-1'), own)).status).toBe(200);
  });

  it('[CD5] whose signature does not cover its key acts once all the same: “not paid” cannot be said again', async () => {
    const timestamp = Math.floor(sidecar.environment.clock.now() / 1_000);
    const order = (state: string) => ({ ...ORDER, state });
    const say = (state: string, once: string) =>
      call('/v1/orders', order(state), { version: 1, timestamp, once });
    await say('paid', 'paid-1');
    const undone = await say('payment-failed', 'failed-1');
    expect(undone.said).toMatchObject({ returned: 1 });
    // The shopper pays after all, a second later.
    const later = { version: 1, timestamp: timestamp + 1, once: 'paid-2' } as const;
    expect((await call('/v1/orders', order('paid'), later)).said).toMatchObject({ redeemed: 1 });
    // Somebody who overheard the shop says "not paid" once more.
    expect(await say('payment-failed', 'overheard-1')).toEqual(undone);
    expect(await standing(sidecar.environment)).toMatchObject({ state: 'redeemed', order: 'A-1' });
    const other = await call('/v1/codes/redeem', redeemIn('B-1'));
    expect(other.said).toMatchObject({ kind: 'already-used' });
    // Nor has it taken a key that the shop may use next.
    const next = { version: 1, timestamp: timestamp + 2, once: 'overheard-1' } as const;
    expect((await call('/v1/codes/redeem', redeemIn('A-1'), next)).status).toBe(200);
  });

  it('[CD5] of one shop has nothing to do with the keys of another', async () => {
    const once = 'shared-key';
    await call('/v1/codes/redeem', redeemIn('A-1'), { once });
    const key = OTHER_SHOP.serverKeys[0] ?? '';
    const said = await call('/v1/codes/redeem', redeemIn('A-1'), { once, shop: 'bikes', key });
    expect(said).toMatchObject({ status: 404 });
  });
});

describe('at the same time', () => {
  it('[CD2] twenty orders for one code: one redeems it, the others hear that it is used', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => call('/v1/codes/redeem', redeemIn(`A-${n}`))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ said }) => said.kind === 'already-used')).toHaveLength(19);
    expect(await standing(sidecar.environment)).toMatchObject({
      state: 'redeemed',
      day: { minor: 8_00, exercises: 1 },
      ledger: ['given', 'redeemed'],
    });
  });

  it('[CD5] twenty times the same key: one act, twenty identical answers', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        call('/v1/codes/redeem', redeemIn('A-1', 5_00), { once: 'one-key' }),
      ),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await standing(sidecar.environment)).toMatchObject({
      cost: 5_00,
      day: { minor: 5_00, exercises: 1 },
      ledger: ['given', 'redeemed'],
    });
  });

  it('[CD2] twenty codes, each by two orders: each is redeemed once', async () => {
    const texts = Array.from({ length: 20 }, (_, n) => `ABCD-EFGH-${String(n).padStart(4, '0')}`);
    for (const [n, text] of texts.entries()) {
      const code = { code: asId<never>(`many-${n}`), exercise: asId<never>(`given-${n}`), text };
      await keepGiven(sidecar.environment, code, { exercise: asId(`given-${n}`) });
    }
    const answers = await Promise.all(
      texts.flatMap((code) =>
        ['x', 'y'].map((order) =>
          call('/v1/codes/redeem', { ...redeemIn(`${order}-${code}`), code, asker: code }),
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(20);
  });
});

it('[OP3] the calls stand in the OpenAPI document with their headers and answers', async () => {
  const answer = await fetch(`${sidecar.url}/v1/openapi.json`);
  const document: { readonly paths: Readonly<Record<string, { readonly post?: object }>> } =
    await answer.json();
  for (const [path] of PATHS) {
    expect(JSON.stringify(document.paths[path]?.post)).toContain('toonbank-signature');
  }
});
