import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { SHOP_ORIGIN } from '../support/visitor-client.ts';

let sidecar: TestSidecar;

beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.stop());

/** An upgrade as no browser makes it; null takes a header away. */
async function knock(changes: Readonly<Record<string, string | null>>) {
  const usual = {
    connection: 'upgrade',
    upgrade: 'websocket',
    origin: SHOP_ORIGIN,
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.alloc(16, 7).toString('base64'),
  };
  const headers = Object.fromEntries(
    Object.entries({ ...usual, ...changes }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as const],
    ),
  );
  const asked = request(`${sidecar.url}/v1/visitor`, { headers });
  asked.end();
  const heard = await Promise.race([once(asked, 'response'), once(asked, 'upgrade')]);
  const [answer] = heard;
  asked.destroy();
  return answer.statusCode as number;
}

it.each([
  ['without a key', { 'sec-websocket-key': null }],
  ['with a key that is none', { 'sec-websocket-key': 'not 16 bytes' }],
  ['without a version', { 'sec-websocket-version': null }],
  ['of a version that never was', { 'sec-websocket-version': '12' }],
  ['to something else', { upgrade: 'h2c' }],
])('[PR3] an upgrade %s is refused in our words and opens nothing', async (_, changes) => {
  expect(await knock(changes)).toBe(400);
});

it('[PR3] the same upgrade, whole, is one', async () => {
  expect(await knock({})).toBe(101);
  expect(await knock({ upgrade: 'WebSocket' })).toBe(101);
});

it('[ID3] an upgrade that names no page is refused', async () => {
  expect(await knock({ origin: null })).toBe(403);
});

async function preflight(headers: Readonly<Record<string, string>>): Promise<IncomingHttpHeaders> {
  const asked = request(`${sidecar.url}/v1/beacon`, { method: 'OPTIONS', headers });
  asked.end();
  const [answer] = await once(asked, 'response');
  answer.resume();
  expect(answer.statusCode).toBe(204);
  return answer.headers;
}
const PRIVATE = 'access-control-request-private-network';

it('[ID3] a page of the shop may ask first, and hears of this machine’s network only when it asks', async () => {
  const asked = { origin: SHOP_ORIGIN, 'access-control-request-method': 'POST' };
  const plain = await preflight(asked);
  expect(plain).toMatchObject({ 'access-control-allow-origin': SHOP_ORIGIN, vary: 'Origin' });
  expect(plain).not.toHaveProperty('access-control-allow-private-network');
  const near = await preflight({ ...asked, [PRIVATE]: 'true' });
  expect(near).toHaveProperty('access-control-allow-private-network', 'true');
});

it('[ID3] no other page, and nobody without one, is allowed anything', async () => {
  for (const headers of [{ origin: 'https://evil.example' }, {}]) {
    const answer = await preflight({ ...headers, [PRIVATE]: 'true' });
    expect(Object.keys(answer).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});
