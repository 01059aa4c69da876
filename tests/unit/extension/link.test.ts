import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { Link } from '../../../extension/background/link.ts';
import { Tables } from '../../../extension/db/tables.ts';
import type { LinkState } from '../../../extension/platform/panel-channel.ts';
import {
  BACKOFF_MAX_MS,
  HEARTBEAT_MISSES_MAX,
  HEARTBEAT_MS,
  LINK_GREETING_MAX_MS,
} from '../../../shared/protocol/limits.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { AGENT_WELCOME } from '../../support/builders/agent-card.ts';

let db: Tables;
let link: Link;
let server: WebSocketServer;
let states: LinkState['kind'][];
let hellos: number;

beforeEach(async () => {
  db = new Tables(`link-${Math.random()}`);
  states = [];
  hellos = 0;
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
});
afterEach(async () => {
  // Without a pairing it tries no more.
  await link.restart(() => db.ones.clear());
  for (const client of server.clients) client.terminate();
  server.close();
  await db.delete();
});

const say = (socket: WebSocket, body: object) => socket.send(JSON.stringify({ at: 1, body }));

/** Greets the first connection and no other. */
function greetOnce(): void {
  server.on('connection', (socket) => {
    const nonce = 'n'.repeat(43);
    say(socket, { type: 'challenge', version: PROTOCOL_VERSION, nonce, audience: 's1' });
    socket.once('message', () => {
      hellos += 1;
      if (hellos === 1) say(socket, AGENT_WELCOME);
    });
  });
}

async function pairLink(onMessages = async (): Promise<void> => undefined): Promise<void> {
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
  link = new Link({
    db,
    now: () => 1,
    onState: ({ kind }) => void states.push(kind),
    onMessages,
  });
}

test('[BG1] a link that is lost while its welcome is kept is not called live', async () => {
  greetOnce();
  await pairLink();
  db.ones.hook('creating', (key) => {
    if (key === 'me') for (const client of server.clients) client.terminate();
  });
  const put = db.ones.put.bind(db.ones);
  db.ones.put = (row) =>
    put(row).then(async (key) => {
      // The end of the connection is heard before the welcome has been dealt with.
      await expect.poll(() => states.at(-1)).toBe('connecting');
      return key;
    });
  await link.ensure();
  await expect.poll(() => hellos, { timeout: 5_000 }).toBe(2);
  expect(states).not.toContain('live');
  expect(link.send('1', 1, { type: 'ping' })).toBe(false);
});

test('[BG1] a connection that is never greeted is given up and tried again', async () => {
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await pairLink();
  await link.ensure();
  await expect.poll(() => connections).toBe(1);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    await link.restart();
    await expect.poll(() => connections).toBe(2);
    vi.advanceTimersByTime(LINK_GREETING_MAX_MS);
    vi.advanceTimersByTime(BACKOFF_MAX_MS);
    await expect.poll(() => connections).toBe(3);
  } finally {
    vi.useRealTimers();
  }
});

test('[BG1] a connection that falls silent is given up without waiting for its close', async () => {
  greetOnce();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    await pairLink();
    await link.ensure();
    await expect.poll(() => link.state.kind).toBe('live');
    // As a network that swallows everything: the close frame is not answered either.
    for (const client of server.clients) client.pause();
    vi.advanceTimersByTime(HEARTBEAT_MS * (HEARTBEAT_MISSES_MAX + 1));
    expect(link.state.kind).toBe('connecting');
  } finally {
    vi.useRealTimers();
  }
});

test('[ID2] un-pairing forgets after the last message is written, and connects no more', async () => {
  greetOnce();
  const order: string[] = [];
  let finish = (): void => undefined;
  const written = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await pairLink(async () => {
    order.push('writing');
    await written;
    order.push('written');
  });
  await link.ensure();
  await expect.poll(() => link.state.kind).toBe('live');
  for (const client of server.clients) {
    say(client, { type: 'chat.typing', conversation: 'c1', isTyping: true });
  }
  await expect.poll(() => order).toEqual(['writing']);
  const restarted = link.restart(async () => {
    order.push('forgotten');
    await db.ones.clear();
  });
  await expect.poll(() => server.clients.size).toBe(0);
  finish();
  await restarted;
  expect(order).toEqual(['writing', 'written', 'forgotten']);
  expect(link.state.kind).toBe('unpaired');
});

test('[BG3] a link whose hello came too late over a slow network tries again by itself', async () => {
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    const isFirst = connections === 1;
    const nonce = 'n'.repeat(43);
    say(socket, { type: 'challenge', version: PROTOCOL_VERSION, nonce, audience: 's1' });
    socket.once('message', () => {
      if (!isFirst) return say(socket, AGENT_WELCOME);
      say(socket, { type: 'bye', kind: 'hello-expected', sentence: 'Too late.' });
      socket.close(4401);
    });
  });
  await pairLink();
  await link.ensure();
  await expect.poll(() => link.state.kind, { timeout: 5_000 }).toBe('live');
  expect(states).not.toContain('stopped');
});
