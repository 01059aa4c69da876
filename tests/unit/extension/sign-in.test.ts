import { importJWK, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { cleanAddress, proofFor } from '../../../extension/background/sign-in.ts';
import type { PairingRow } from '../../../extension/db/tables.ts';

const NOW = 1_700_000_000_000;

async function pairing(): Promise<{ row: PairingRow; publicKey: JsonWebKey }> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const row: PairingRow = {
    key: 'pairing',
    url: 'http://127.0.0.1:4680',
    device: 'device-1',
    agent: 'a1',
    sidecar: { id: 's1', name: 'Demo' },
    privateKey: keys.privateKey,
  };
  return { row, publicKey: await crypto.subtle.exportKey('jwk', keys.publicKey) };
}

test('[ID2] the proof is an ES256 token over the nonce, for one sidecar and a minute', async () => {
  const { row, publicKey } = await pairing();
  const token = await proofFor(row, { nonce: 'n'.repeat(43), audience: 's1' }, NOW);
  const key = await importJWK({ ...publicKey, alg: 'ES256' });
  const { payload } = await jwtVerify(token, key, { audience: 's1', currentDate: new Date(NOW) });
  expect(payload).toMatchObject({ iss: 'device-1', nonce: 'n'.repeat(43) });
  expect(Number(payload.exp) - Number(payload.iat)).toBe(60);
});

test('[ID2] the key that proves access cannot leave the browser', async () => {
  const { row } = await pairing();
  await expect(crypto.subtle.exportKey('jwk', row.privateKey)).rejects.toThrow();
});

test('[ID2] plain http is for this machine alone', () => {
  expect(cleanAddress('http://127.0.0.1:4680/x?y')).toBe('http://127.0.0.1:4680');
  expect(cleanAddress('localhost:4680')).toBe('http://localhost:4680');
  expect(cleanAddress('https://counter.example/')).toBe('https://counter.example');
  expect(cleanAddress('http://counter.example')).toBeNull();
  expect(cleanAddress('counter.example')).toBe('https://counter.example');
  expect(cleanAddress('javascript:alert(1)')).toBeNull();
  expect(cleanAddress('')).toBeNull();
});
