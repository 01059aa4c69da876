import { createHmac, timingSafeEqual } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import { SERVER_KEYS_MAX } from '../../../../../shared/protocol/limits.ts';
import { type Signed, signerOf } from '../../../../../sidecar/gateway/codes/signature.ts';
import { TEST_SHOP, testEnvironment } from '../../../../support/environment.ts';

// Counted, not timed: what a machine does besides would decide a time.
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return {
    ...crypto,
    createHmac: vi.fn(crypto.createHmac),
    timingSafeEqual: vi.fn(crypto.timingSafeEqual),
  };
});
beforeEach(() => vi.clearAllMocks());

const keys = Array.from({ length: SERVER_KEYS_MAX }, (_, n) => `key-number-${n}-of-this-shop-here`);
const shops = [
  { ...TEST_SHOP, shop: 'one-key', serverKeys: keys.slice(0, 1) },
  { ...TEST_SHOP, shop: 'all-keys', serverKeys: keys },
  { ...TEST_SHOP, shop: 'no-keys', serverKeys: [] },
];
const environment = testEnvironment({ shops: { current: () => shops } });
const timestamp = String(Math.floor(environment.clock.now() / 1_000));

function signedBy(key: string, changes: Partial<Signed> = {}): Signed {
  const signed = {
    timestamp,
    once: 'paid-A-1',
    path: '/v1/orders',
    body: '{"order":"A-1"}',
    ...changes,
  };
  const hex = hexBy(key, `${signed.timestamp}.${signed.once}.${signed.path}.${signed.body}`);
  return { shop: 'all-keys', signature: `v2=${hex}`, ...signed };
}

function hexBy(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

it('[CD5] the first and the last key of a shop are accepted, in capitals nothing is', () => {
  for (const key of keys) expect(signerOf(signedBy(key), environment).kind).toBe('shop');
  const { signature = '', ...signed } = signedBy(keys[0] ?? '');
  const capitals = { ...signed, signature: signature.toUpperCase() };
  expect(signerOf(capitals, environment).kind).toBe('unsigned');
});

it('[CD5] a signature covers the once-only key, or it is told that it does not', () => {
  const key = keys[0] ?? '';
  const call = signedBy(key);
  expect(signerOf(call, environment)).toMatchObject({ kind: 'shop', coversKey: true });
  expect(signerOf({ ...call, once: 'another' }, environment).kind).toBe('unsigned');
  expect(signerOf({ ...call, once: undefined }, environment).kind).toBe('unsigned');
  const loose = `v1=${hexBy(key, `${timestamp}.${call.path}.${call.body}`)}`;
  for (const once of ['paid-A-1', 'another', undefined]) {
    expect(signerOf({ ...call, once, signature: loose }, environment)).toMatchObject({
      kind: 'shop',
      coversKey: false,
    });
  }
});

it('[CD5] what is signed in one way is nothing in the other', () => {
  const key = keys[0] ?? '';
  const call = signedBy(key);
  const covering = (call.signature ?? '').slice('v2='.length);
  const loose = hexBy(key, `${timestamp}.${call.path}.${call.body}`);
  for (const signature of [`v1=${covering}`, `v2=${loose}`, `v3=${covering}`]) {
    expect(signerOf({ ...call, signature }, environment).kind).toBe('unsigned');
  }
});

it('[CD5] what stands in for a missing key is accepted for nobody', () => {
  const standIn = 'no key, and never accepted';
  for (const shop of ['one-key', 'no-keys', 'unknown', undefined]) {
    expect(signerOf(signedBy(standIn, { shop }), environment).kind).toBe('unsigned');
  }
});

it.each([
  ['a key that matches first', () => signedBy(keys[0] ?? '')],
  ['a key that matches last', () => signedBy(keys.at(-1) ?? '')],
  ['a wrong key', () => signedBy('wrong')],
  ['a shop with one key', () => signedBy('wrong', { shop: 'one-key' })],
  ['a shop without keys', () => signedBy('wrong', { shop: 'no-keys' })],
  ['no such shop', () => signedBy('wrong', { shop: 'unknown' })],
  ['no shop at all', () => signedBy('wrong', { shop: undefined })],
  ['no signature', () => ({ ...signedBy('wrong'), signature: undefined })],
  ['half a signature', () => ({ ...signedBy('wrong'), signature: 'v2=00' })],
  [
    'a signature without the key',
    () => ({ ...signedBy('wrong'), signature: `v1=${'0'.repeat(64)}` }),
  ],
  ['no timestamp', () => ({ ...signedBy('wrong'), timestamp: undefined })],
])(
  '[CD5] %s is as much work as any other call: nobody learns from how long it takes',
  (_, make) => {
    const call = make();
    vi.clearAllMocks();
    signerOf(call, environment);
    expect(createHmac).toHaveBeenCalledTimes(SERVER_KEYS_MAX);
    expect(timingSafeEqual).toHaveBeenCalledTimes(SERVER_KEYS_MAX);
  },
);

it('[CD5] as many keys are tried as the shop with most of them has, whoever calls', () => {
  const few = testEnvironment({
    shops: {
      current: () => [
        { ...TEST_SHOP, shop: 'one-key', serverKeys: keys.slice(0, 1) },
        { ...TEST_SHOP, shop: 'two-keys', serverKeys: keys.slice(0, 2) },
      ],
    },
  });
  const worked = ['one-key', 'two-keys', 'unknown', undefined].map((shop) => {
    const call = signedBy(keys[0] ?? '', { shop });
    vi.clearAllMocks();
    const { kind } = signerOf(call, few);
    return [kind, vi.mocked(createHmac).mock.calls.length];
  });
  expect(worked).toEqual([
    ['shop', 2],
    ['shop', 2],
    ['unsigned', 2],
    ['unsigned', 2],
  ]);
});
