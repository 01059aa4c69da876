import 'fake-indexeddb/auto';
import { once } from 'node:events';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { Link } from '../../../extension/background/link.ts';
import { Tables } from '../../../extension/db/tables.ts';
import { PROOF_VALID_MAX_MS } from '../../../shared/protocol/limits.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';

test('[CK3, VW25] a proof is made by the sidecar’s clock, whatever this machine’s clock says', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  const db = new Tables(`link-clock-${Math.random()}`);
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey } = await crypto.subtle.generateKey(curve, false, ['sign', 'verify']);
  await db.ones.put({
    key: 'pairing',
    url: `http://127.0.0.1:${address.port}`,
    device: 'device-1',
    agent: 'a1',
    sidecar: { id: 's1', name: 'Demo' },
    privateKey,
  });
  const hoursAheadMs = 1_800_000_000_000 + 5 * 3_600_000;
  const link = new Link({
    db,
    now: () => hoursAheadMs,
    onState: () => undefined,
    onMessages: async () => undefined,
  });
  let told = 0;
  const asking = link.sidecarNow().then((now) => {
    told = now;
  });
  const greeted = once(server, 'connection');
  await link.ensure();
  const [socket] = await greeted;
  expect(told).toBe(0);
  const nonce = 'n'.repeat(43);
  const body = { type: 'challenge', version: PROTOCOL_VERSION, nonce, audience: 's1' };
  socket.send(JSON.stringify({ at: 1_800_000_000_000, body }));
  const [hello] = await once(socket, 'message');
  const { iat, exp } = decodeJwt(JSON.parse(String(hello)).token);
  expect(iat).toBe(1_800_000_000);
  expect(exp).toBe(1_800_000_000 + PROOF_VALID_MAX_MS / 1_000);
  await asking;
  expect(told).toBe(1_800_000_000_000);
  // Without a pairing it tries no more.
  await link.restart(() => db.ones.clear());
  for (const client of server.clients) client.terminate();
  server.close();
  await db.delete();
});
