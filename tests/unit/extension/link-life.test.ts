import 'fake-indexeddb/auto';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { Link } from '../../../extension/background/link.ts';
import { Tables } from '../../../extension/db/tables.ts';
import type { LinkState } from '../../../extension/platform/panel-channel.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { AGENT_WELCOME } from '../../support/builders/agent-card.ts';

type Said = { readonly type: string; readonly since?: unknown };

let db: Tables;
let link: Link;
let server: WebSocketServer;
let states: LinkState[];
let received: string[][];
/** The first thing each connection said, in order of arrival. */
let hellos: Said[];
let working: Promise<void>;

beforeEach(async () => {
  db = new Tables(`link-life-${Math.random()}`);
  states = [];
  received = [];
  hellos = [];
  working = Promise.resolve();
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  server.on('connection', (socket) => {
    socket.once('message', (text) => hellos.push(JSON.parse(String(text))));
  });
  link = new Link({
    db,
    now: () => 1,
    onState: (state) => void states.push(state),
    async onMessages(batch) {
      received.push(batch.map(({ body }) => body.type));
      await working;
    },
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  // Without a pairing it tries no more.
  await link.restart(() => db.ones.clear());
  for (const client of server.clients) client.terminate();
  server.close();
  await db.delete();
});

const say = (socket: WebSocket, body: object) => socket.send(JSON.stringify({ at: 1, body }));
const challenge = (socket: WebSocket) =>
  say(socket, {
    type: 'challenge',
    version: PROTOCOL_VERSION,
    nonce: 'n'.repeat(43),
    audience: 's1',
  });
const typing = { type: 'chat.typing', conversation: 'c1', isTyping: true };
async function pairMachine(): Promise<void> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
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
}

/** A connection as the sidecar sees it, not yet greeted. */
async function connected(): Promise<WebSocket> {
  const connection = once(server, 'connection');
  await link.ensure();
  const [socket] = await connection;
  return socket;
}
async function live(): Promise<WebSocket> {
  await pairMachine();
  const socket = await connected();
  challenge(socket);
  await expect.poll(() => hellos).toHaveLength(1);
  say(socket, AGENT_WELCOME);
  await expect.poll(() => link.state.kind).toBe('live');
  return socket;
}

test('[BG1] a machine that is not paired connects to nobody and says so', async () => {
  await link.ensure();
  expect(states).toEqual([{ kind: 'unpaired' }]);
});

test('[BG3] asked for twice, also at once, there is one connection', async () => {
  await pairMachine();
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await Promise.all([link.ensure(), link.ensure()]);
  await link.ensure();
  await expect.poll(() => connections).toBe(1);
  expect(states.map(({ kind }) => kind)).toEqual(['connecting']);
});

test('[LK1] the hello says how far the tables are', async () => {
  await pairMachine();
  await db.ones.put({ key: 'cursor', own: 5, floor: 9 });
  challenge(await connected());
  await expect.poll(() => hellos.at(0)?.since).toEqual({ own: 5, floor: 9 });
});

test('[PR2] a sidecar whose messages cannot be read is left until somebody updates', async () => {
  const socket = await live();
  const closed = once(socket, 'close');
  say(socket, { type: 'news', of: 'tomorrow' });
  await closed;
  expect(link.state).toMatchObject({ kind: 'stopped', because: 'version-not-supported' });
  await link.ensure();
  expect(link.state.kind).toBe('stopped');
  expect(link.send('1', 1, { type: 'ping' })).toBe(false);
});

test('[ID2] access that was taken back ends the link, with the reason, and is not asked for again', async () => {
  const socket = await live();
  const closed = once(socket, 'close');
  say(socket, { type: 'bye', kind: 'revoked', sentence: 'Your access was taken back.' });
  await closed;
  expect(states.at(-1)).toMatchObject({
    because: 'revoked',
    sentence: 'Your access was taken back.',
  });
  await link.ensure();
  expect(server.clients.size).toBe(0);
});

test('[ID2] a close code alone says as much', async () => {
  const socket = await live();
  socket.close(4410);
  await expect.poll(() => link.state).toMatchObject({ kind: 'stopped', because: 'revoked' });
});

test('[BG3] a goodbye for now, and a hello that came too late, are tried again', async () => {
  for (const kind of ['stopping', 'hello-expected'] as const) {
    await link.restart(() => db.ones.clear());
    hellos = [];
    const socket = await live();
    const again = once(server, 'connection');
    say(socket, { type: 'bye', kind, sentence: '' });
    socket.close(kind === 'stopping' ? 4503 : 4401);
    await again;
    expect(states.map(({ kind: state }) => state)).not.toContain('stopped');
  }
});

test('[LK1] what comes while the tables are written waits, and is written next in one go', async () => {
  const socket = await live();
  let finish = (): void => undefined;
  working = new Promise((resolve) => {
    finish = resolve;
  });
  say(socket, typing);
  await expect.poll(() => received).toEqual([['chat.typing']]);
  for (const body of [typing, { type: 'pong' }, typing]) say(socket, body);
  // Behind all of it: when it is answered, what went before has arrived.
  socket.ping();
  await once(socket, 'pong');
  expect(received).toHaveLength(1);
  finish();
  await expect.poll(() => received).toEqual([['chat.typing'], ['chat.typing', 'chat.typing']]);
});

test('[LK1] what a connection that is gone had still to say is left to the next one', async () => {
  const socket = await live();
  let finish = (): void => undefined;
  working = new Promise((resolve) => {
    finish = resolve;
  });
  say(socket, typing);
  await expect.poll(() => received).toHaveLength(1);
  say(socket, typing);
  socket.ping();
  await once(socket, 'pong');
  const next = once(server, 'connection');
  await link.restart();
  challenge((await next)[0]);
  finish();
  // The new one is greeted although the old one was still being written.
  await expect.poll(() => hellos).toHaveLength(2);
  expect(received).toEqual([['chat.typing']]);
});

test('[LK1] tables that cannot be written start the link again from the cursor on disk', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const socket = await live();
  working = Promise.reject(new Error('a gap in feed own before 4'));
  working.catch(() => undefined);
  const again = once(server, 'connection');
  say(socket, typing);
  challenge((await again)[0]);
  await expect.poll(() => hellos).toHaveLength(2);
});

test('[ID2] a machine that is un-paired while it is challenged proves nothing', async () => {
  await pairMachine();
  const socket = await connected();
  await db.ones.clear();
  challenge(socket);
  say(socket, typing);
  await expect.poll(() => received).toHaveLength(1);
  expect(hellos).toEqual([]);
});

test('[ID2] a challenge over a connection that is left meanwhile is not answered', async () => {
  await pairMachine();
  const socket = await connected();
  let restarted: Promise<void> | undefined;
  const left = once(socket, 'close');
  const next = once(server, 'connection');
  db.ones.hook('reading', (row) => {
    restarted ??= link.restart();
    return row;
  });
  challenge(socket);
  await left;
  await restarted;
  challenge((await next)[0]);
  await expect.poll(() => hellos).toHaveLength(1);
  expect(states.filter(({ kind }) => kind === 'catching-up')).toHaveLength(1);
});
