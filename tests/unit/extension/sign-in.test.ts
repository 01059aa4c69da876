import 'fake-indexeddb/auto';
import { createServer, type Server } from 'node:http';
import { importJWK, jwtVerify } from 'jose';
import { afterEach, expect, test } from 'vitest';
import { cleanAddress, pair, pairingOf, proofFor } from '../../../extension/background/sign-in.ts';
import { cursorOf } from '../../../extension/db/apply.ts';
import { type PairingRow, Tables } from '../../../extension/db/tables.ts';

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

test('[ID2] the proof is an ES256 token over the nonce, for the sidecar paired with, whoever asks, and a minute', async () => {
  const { row, publicKey } = await pairing();
  const challenge = { nonce: 'n'.repeat(43), audience: 'another' };
  const token = await proofFor(row, challenge, NOW);
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

let server: Server | undefined;
afterEach(() => server?.close());

/** A sidecar's two answers before a link, on a port of its own. */
async function answering(agent: string): Promise<string> {
  server = createServer((request, response) => {
    const isAbout = request.url === '/v1/about';
    const about = { installation: 's1', name: 'Demo' };
    const paired = { device: 'device-2', agent, name: 'Sanne', role: 'agent' };
    response.end(JSON.stringify(isAbout ? about : paired));
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return `http://127.0.0.1:${address.port}`;
}

async function usedTables(): Promise<Tables> {
  const db = new Tables(`sign-in-${Math.random()}`);
  await db.ones.put((await pairing()).row);
  await db.ones.put({ key: 'cursor', own: 57, floor: 400 });
  const body = { type: 'presence.set', presence: 'away' } as const;
  await db.outbox.add({ id: 'waiting', at: 0, body });
  return db;
}

test('[PP3] who is paired in a browser that was somebody else’s finds and sends nothing of theirs', async () => {
  const db = await usedTables();
  await pair(db, await answering('a2'), 'ABCD-EFGH-JKMN', 'Browser');
  expect((await pairingOf(db))?.agent).toBe('a2');
  expect(await cursorOf(db)).toBeNull();
  expect(await db.outbox.count()).toBe(0);
  await db.delete();
});

test('[LK2] who is paired again under the same name keeps what they had still to send', async () => {
  const db = await usedTables();
  await pair(db, await answering('a1'), 'ABCD-EFGH-JKMN', 'Browser');
  expect((await pairingOf(db))?.device).toBe('device-2');
  expect(await db.outbox.count()).toBe(1);
  await db.delete();
});
