import { base64url, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { asEpochMs, type EpochMs } from '../../shared/kernel/time.ts';
import { CLOCK_SKEW_MAX_MS, IDENTIFY_MAX_BYTES } from '../../shared/protocol/limits.ts';
import { jwtIdentityCheck } from '../../sidecar/adapters/identity/jwt.ts';
import type { Shop } from '../../sidecar/domain/policy.ts';
import { MONDAY_MORNING } from '../support/fake-clock.ts';

const KEY = 'a-key-that-only-the-shop-and-we-know';
const SHOP: Shop = {
  shop: 'boots',
  name: 'Boots',
  origins: [],
  identifyKeys: [{ kid: null, key: KEY }],
  serverKeys: [],
  engine: { kind: 'asks-us' },
};
const check = jwtIdentityCheck();
const seconds = (at: number): number => Math.floor(at / 1_000);

const CLAIMS: JWTPayload = {
  iss: 'boots',
  aud: 'toonbank',
  sub: 'K-1042',
  jti: 'jti-1',
  visitor: 'visitor-1',
  iat: seconds(MONDAY_MORNING),
  exp: seconds(MONDAY_MORNING) + 240,
};

const without = (claim: string): JWTPayload =>
  Object.fromEntries(Object.entries(CLAIMS).filter(([name]) => name !== claim));

function signed(claims: JWTPayload, { key = KEY, alg = 'HS256' } = {}): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key));
}

async function faultOf(token: string, now: EpochMs = MONDAY_MORNING, shop = SHOP) {
  const checked = await check.check(shop, token, now);
  return checked.isOk ? null : checked.error;
}

describe('identify', () => {
  test('[ID1] what the shop signed is read, whole', async () => {
    const named = { ...CLAIMS, name: 'Zoë', customerValue: 'high', orders: 7 };
    const checked = await check.check(SHOP, await signed(named), MONDAY_MORNING);
    expect(checked).toEqual({
      isOk: true,
      value: {
        customer: 'K-1042',
        visitor: 'visitor-1',
        jti: 'jti-1',
        expiresAt: MONDAY_MORNING + 240_000,
        name: 'Zoë',
        customerValue: 'high',
        orders: 7,
      },
    });
  });

  test('[ID1] name, value and orders may be left out', async () => {
    const checked = await check.check(SHOP, await signed(CLAIMS), MONDAY_MORNING);
    expect(checked.isOk && checked.value).toMatchObject({
      name: null,
      customerValue: null,
      orders: null,
    });
  });

  test('[ID1] another key, algorithm or none is a bad signature', async () => {
    expect(await faultOf(await signed(CLAIMS, { key: 'another-key-of-somebody-else-here' }))).toBe(
      'bad-signature',
    );
    expect(await faultOf(await signed(CLAIMS, { alg: 'HS512' }))).toBe('bad-signature');
    expect(await faultOf(new UnsecuredJWT(CLAIMS).encode())).not.toBeNull();
    const [, body, signature] = (await signed(CLAIMS)).split('.');
    const none = base64url.encode(JSON.stringify({ alg: 'none' }));
    expect(await faultOf(`${none}.${body}.${signature}`)).toBe('bad-signature');
    expect(await faultOf(`${none}.${body}.`)).not.toBeNull();
  });

  test('[ID1] claims changed after signing are a bad signature', async () => {
    const [header, , signature] = (await signed(CLAIMS)).split('.');
    const body = base64url.encode(JSON.stringify({ ...CLAIMS, sub: 'K-1' }));
    expect(await faultOf(`${header}.${body}.${signature}`)).toBe('bad-signature');
  });

  test('[ID1] a token for another audience or by another shop is refused', async () => {
    for (const claims of [
      { ...CLAIMS, aud: 'elsewhere' },
      { ...CLAIMS, aud: ['toonbank', 'elsewhere'] },
      { ...CLAIMS, iss: 'other-shop' },
      without('iss'),
      without('aud'),
    ]) {
      expect(await faultOf(await signed(claims))).toBe('wrong-audience');
    }
  });

  test('[ID1] a token is refused once it has expired, two clocks allowed for', async () => {
    const token = await signed(CLAIMS);
    const last = MONDAY_MORNING + 240_000 + CLOCK_SKEW_MAX_MS - 1;
    expect(await faultOf(token, asEpochMs(last))).toBeNull();
    expect(await faultOf(token, asEpochMs(last + 1))).toBe('expired');
  });

  test('[ID1] a token that lives longer than five minutes is refused, however it says so', async () => {
    const now = seconds(MONDAY_MORNING);
    const longest = await signed({ ...CLAIMS, exp: now + 300 });
    expect(await faultOf(longest)).toBeNull();
    expect(await faultOf(await signed({ ...CLAIMS, exp: now + 301 }))).toBe('too-long-valid');
    const fromTomorrow = { ...CLAIMS, iat: now + 86_400, exp: now + 86_500 };
    expect(await faultOf(await signed(fromTomorrow))).toBe('too-long-valid');
  });

  test.each(['sub', 'jti', 'visitor', 'iat', 'exp'])(
    '[ID1] a token without %s is refused',
    async (claim) => {
      expect(await faultOf(await signed(without(claim)))).toBe('malformed');
    },
  );

  test.each<[string, unknown]>([
    ['sub', ''],
    ['sub', 'x'.repeat(121)],
    ['jti', 'x'.repeat(121)],
    ['visitor', 'not an id'],
    ['visitor', { $ne: null }],
    ['name', 'x'.repeat(121)],
    ['name', 12],
    ['customerValue', 'huge'],
    ['orders', -1],
    ['orders', 1.5],
    ['orders', 1e12],
  ])('[LM1] %s of %j is refused', async (claim, value) => {
    expect(await faultOf(await signed({ ...CLAIMS, [claim]: value }))).toBe('malformed');
  });

  test('[ID1] a shop without a key identifies nobody', async () => {
    const token = await signed(CLAIMS);
    expect(await faultOf(token, MONDAY_MORNING, { ...SHOP, identifyKeys: [] })).toBe('no-key');
    const empty = { ...SHOP, identifyKeys: [{ kid: null, key: '' }] };
    expect(await faultOf(token, MONDAY_MORNING, empty)).toBe('no-key');
  });

  test('[KY1] while a key is replaced old and new are both accepted, the old one no longer after', async () => {
    const next = 'the-key-that-comes-after-the-other-one';
    const both = { ...SHOP, identifyKeys: [next, KEY].map((key) => ({ kid: null, key })) };
    const after = { ...SHOP, identifyKeys: [{ kid: null, key: next }] };
    const old = await signed(CLAIMS);
    const renewed = await signed(CLAIMS, { key: next });
    expect(await faultOf(old, MONDAY_MORNING, both)).toBeNull();
    expect(await faultOf(renewed, MONDAY_MORNING, both)).toBeNull();
    expect(await faultOf(old, MONDAY_MORNING, after)).toBe('bad-signature');
    expect(await faultOf(renewed, MONDAY_MORNING, after)).toBeNull();
  });

  test('[KY1] a key that the token names is the only one tried; an unknown name chooses nothing', async () => {
    const next = 'the-key-that-comes-after-the-other-one';
    const named = {
      ...SHOP,
      identifyKeys: [
        { kid: 'spring', key: KEY },
        { kid: 'autumn', key: next },
      ],
    };
    const token = (kid: string, key: string) =>
      new SignJWT(CLAIMS)
        .setProtectedHeader({ alg: 'HS256', kid })
        .sign(new TextEncoder().encode(key));
    expect(await faultOf(await token('autumn', next), MONDAY_MORNING, named)).toBeNull();
    expect(await faultOf(await token('autumn', KEY), MONDAY_MORNING, named)).toBe('bad-signature');
    expect(await faultOf(await token('winter', KEY), MONDAY_MORNING, named)).toBeNull();
    expect(await faultOf(await token('constructor', 'x'.repeat(32)), MONDAY_MORNING, named)).toBe(
      'bad-signature',
    );
  });

  test('[LM1] what is no token, or too large for one, is malformed', async () => {
    const large = await signed({ ...CLAIMS, more: 'x'.repeat(IDENTIFY_MAX_BYTES) });
    const array = await signed(CLAIMS).then(([...text]) => text.join('').slice(0, 20));
    for (const token of ['', '.', '..', 'a.b.c', 'constructor', large, array, '🥾.🥾.🥾']) {
      expect(await faultOf(token)).toBe('malformed');
    }
  });
});
