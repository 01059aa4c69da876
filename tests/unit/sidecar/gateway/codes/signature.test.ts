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
  const signed = { timestamp, path: '/v1/orders', body: '{"order":"A-1"}', ...changes };
  const hex = createHmac('sha256', key)
    .update(`${signed.timestamp}.${signed.path}.${signed.body}`)
    .digest('hex');
  return { shop: 'all-keys', signature: `v1=${hex}`, ...signed };
}

it('[CD5] the first and the last key of a shop are accepted, in capitals nothing is', () => {
  for (const key of keys) expect(signerOf(signedBy(key), environment).kind).toBe('shop');
  const { signature = '', ...signed } = signedBy(keys[0] ?? '');
  const capitals = { ...signed, signature: signature.toUpperCase() };
  expect(signerOf(capitals, environment).kind).toBe('unsigned');
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
  ['half a signature', () => ({ ...signedBy('wrong'), signature: 'v1=00' })],
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
