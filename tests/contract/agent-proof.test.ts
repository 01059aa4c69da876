import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { asEpochMs, type EpochMs } from '../../shared/kernel/time.ts';
import { CLOCK_SKEW_MAX_MS } from '../../shared/protocol/limits.ts';
import { jwtAgentProof } from '../../sidecar/adapters/identity/agent-proof.ts';
import type { Device } from '../../sidecar/domain/agent/agent.ts';
import { aDevice } from '../support/builders/agent.ts';
import { MONDAY_MORNING } from '../support/fake-clock.ts';

type Key = Parameters<SignJWT['sign']>[0];

const proof = jwtAgentProof();
const expected = { audience: 'sidecar-1', nonce: 'nonce-of-this-connection' };
const now = Math.floor(MONDAY_MORNING / 1_000);
const CLAIMS: JWTPayload = {
  iss: 'device-1',
  aud: 'sidecar-1',
  nonce: expected.nonce,
  iat: now,
  exp: now + 30,
};

const without = (claim: string): JWTPayload =>
  Object.fromEntries(Object.entries(CLAIMS).filter(([name]) => name !== claim));

async function newDevice(): Promise<{ readonly device: Device; readonly key: Key }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const { x = '', y = '' } = await exportJWK(publicKey);
  return { device: aDevice({ publicKey: { x, y } }), key: privateKey };
}

describe('agent proof', () => {
  let device: Device;
  let key: Key;
  beforeAll(async () => {
    ({ device, key } = await newDevice());
  });

  const signed = (claims: JWTPayload, by: Key = key, alg = 'ES256'): Promise<string> =>
    new SignJWT(claims).setProtectedHeader({ alg }).sign(by);
  const faultOf = async (token: string, at: EpochMs = MONDAY_MORNING) => {
    const checked = await proof.check(device, expected, token, at);
    return checked.isOk ? null : checked.error;
  };

  test('[ID2] a token by the key of the device, for this connection, is accepted', async () => {
    expect(await faultOf(await signed(CLAIMS))).toBeNull();
  });

  test('[ID2] a token by another key is refused', async () => {
    const other = await newDevice();
    expect(await faultOf(await signed(CLAIMS, other.key))).toBe('bad-signature');
  });

  test('[ID2] a token signed with the public key as a shared secret is refused', async () => {
    const secret = new TextEncoder().encode(device.publicKey.x);
    expect(await faultOf(await signed(CLAIMS, secret, 'HS256'))).toBe('bad-signature');
  });

  test('[ID2] a token of another device, sidecar or connection is refused', async () => {
    expect(await faultOf(await signed({ ...CLAIMS, iss: 'device-2' }))).toBe('wrong-device');
    expect(await faultOf(await signed({ ...CLAIMS, aud: 'sidecar-2' }))).toBe('wrong-audience');
    expect(await faultOf(await signed({ ...CLAIMS, nonce: 'of another' }))).toBe('wrong-nonce');
    expect(await faultOf(await signed(without('nonce')))).toBe('wrong-nonce');
    expect(await faultOf(await signed(without('iss')))).toBe('wrong-device');
  });

  test('[ID2] a token lives a minute at most, two clocks allowed for', async () => {
    const token = await signed({ ...CLAIMS, exp: now + 60 });
    const last = asEpochMs(MONDAY_MORNING + 60_000 + CLOCK_SKEW_MAX_MS - 1);
    expect(await faultOf(token, last)).toBeNull();
    expect(await faultOf(token, asEpochMs(last + 1))).toBe('expired');
    expect(await faultOf(await signed({ ...CLAIMS, exp: now + 61 }))).toBe('too-long-valid');
    const early = { ...CLAIMS, iat: now + 3_600, exp: now + 3_630 };
    expect(await faultOf(await signed(early))).toBe('too-long-valid');
  });

  test('[ID2] a token without its times, or none at all, is malformed', async () => {
    expect(await faultOf(await signed(without('iat')))).toBe('malformed');
    expect(await faultOf(await signed(without('exp')))).toBe('malformed');
    expect(await faultOf('not a token')).toBe('malformed');
    expect(await faultOf(await signed({ ...CLAIMS, exp: Number.MAX_SAFE_INTEGER }))).toBe(
      'malformed',
    );
  });

  test('[ID2] a device whose key is no point of the curve lets nobody in', async () => {
    const broken = aDevice({ publicKey: { x: 'AAAA', y: 'BBBB' } });
    const token = await signed(CLAIMS);
    const checked = await proof.check(broken, expected, token, MONDAY_MORNING);
    expect(checked).toEqual({ isOk: false, error: 'bad-signature' });
  });
});
