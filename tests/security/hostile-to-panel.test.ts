import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { Link } from '../../extension/background/link.ts';
import { Tables } from '../../extension/db/tables.ts';
import { en } from '../../extension/panel/words/en.ts';
import { nl } from '../../extension/panel/words/nl.ts';
import { sayError } from '../../extension/panel/words/words.ts';
import type { LinkState } from '../../extension/platform/panel-channel.ts';
import { decodeDownAgent } from '../../shared/protocol/codec.ts';
import { DownAgentEnvelope } from '../../shared/protocol/down-agent.ts';
import { code, files, read } from '../architecture/source.ts';
import { newKey } from '../support/agent-client.ts';
import { checkUnpolluted } from './fuzz/codec-fuzz.ts';
import { fromSchema } from './fuzz/from-schema.ts';
import { aMutation, anEnding, mutated } from './fuzz/hostile-text.ts';

let db: Tables;
let link: Link;
let server: WebSocketServer;
let state: LinkState;
let thrown: unknown[];
const note = (error: unknown): void => void thrown.push(error);

beforeEach(async () => {
  thrown = [];
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  db = new Tables(`hostile-${Math.random()}`);
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  const { privateKey } = await newKey();
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
    now: () => Date.now(),
    onState: (next) => {
      state = next;
    },
    onMessages: async (batch) => {
      for (const envelope of batch) {
        if (!decodeDownAgent(JSON.stringify(envelope)).isOk) throw new Error('let through');
      }
    },
  });
});
afterEach(async () => {
  await link.restart(() => db.ones.clear());
  for (const client of server.clients) client.terminate();
  server.close();
  await db.delete();
  process.off('uncaughtException', note);
  process.off('unhandledRejection', note);
  vi.restoreAllMocks();
});

/** Connects the link anew to whoever listens, and gives the sidecar's end of it. */
async function connect(): Promise<WebSocket> {
  const connected = new Promise<WebSocket>((resolve) => server.once('connection', resolve));
  await link.restart();
  return connected;
}

it('[SC3, PR3] what a sidecar says that is no message stops the link and is given to nobody', async () => {
  const texts = fc
    .sample(
      fc
        .tuple(fromSchema(DownAgentEnvelope), fc.array(aMutation, { maxLength: 2 }), anEnding)
        .map(([message, mutations, end]) => end(mutated(message, mutations))),
      150,
    )
    // As it arrives: half a character does not survive the wire, nor does a mark of byte order.
    .map((text) => Buffer.from(text).toString().replace('\ufeff', ''))
    .filter((text) => !decodeDownAgent(text).isOk);
  expect(texts.length).toBeGreaterThan(50);
  for (const text of ['', '[]', '{"at":1}', 'x'.repeat(1_000_000), ...texts]) {
    (await connect()).send(text);
    await expect.poll(() => state.kind, { interval: 1 }).toBe('stopped');
    checkUnpolluted();
  }
  expect(thrown).toEqual([]);
  // What is needed to link again is still there, and nothing was put beside it.
  expect(await db.ones.toCollection().primaryKeys()).toEqual(['pairing']);
});

it('[SC3, PR4] a goodbye of a kind that is a name of every object has words, and only its own', async () => {
  for (const kind of ['constructor', 'valueof', 'to-string', 'a']) {
    const socket = await connect();
    const body = { type: 'bye', kind, sentence: 'Go away.' };
    socket.send(JSON.stringify({ at: 1, body }));
    await expect.poll(() => state.kind, { interval: 1 }).toBe('stopped');
    expect(sayError(en, kind, 'Go away.')).toBe('Go away.');
    expect(sayError(nl, kind, 'Go away.')).toBe(nl.errorUnknown);
  }
});

const OWN = 'chrome-extension://ours/';

it('[SC3, ID3] only a page of the extension may attach to its background', async () => {
  const listeners: ((port: object) => void)[] = [];
  const runtime = {
    id: 'ours',
    getURL: (path: string) => `${OWN}${path}`,
    onConnect: { addListener: (listener: (port: object) => void) => void listeners.push(listener) },
  };
  vi.stubGlobal('chrome', { runtime });
  vi.stubGlobal('browser', { runtime });
  const { onPort } = await import('../../extension/platform/browser.ts');
  const attached: unknown[] = [];
  onPort('panel', () => attached.push(true));
  const senders = [
    [undefined, false],
    [{}, false],
    [{ id: 'theirs', url: 'chrome-extension://theirs/panel.html' }, false],
    [{ id: 'theirs', url: `${OWN}panel.html` }, false],
    [{ id: 'ours' }, false],
    [{ id: 'ours', url: 'https://boots.example/' }, false],
    [{ id: 'ours', url: 'chrome-extension://ours.evil/panel.html' }, false],
    [{ id: 'ours', url: `${OWN}extension/panel/index.html` }, true],
  ] as const;
  for (const [sender, isLetIn] of senders) {
    attached.length = 0;
    let isSentAway = false;
    const port = {
      name: 'panel',
      sender,
      disconnect: () => {
        isSentAway = true;
      },
      onDisconnect: { addListener: () => undefined },
      onMessage: { addListener: () => undefined },
    };
    for (const listener of listeners) listener(port);
    expect([sender, attached.length === 1, isSentAway]).toEqual([sender, isLetIn, !isLetIn]);
  }
  vi.unstubAllGlobals();
});

it('[SC3, RN11] no page and no other extension can speak to ours', () => {
  const manifest = JSON.parse(read('manifest.json'));
  for (const door of ['externally_connectable', 'content_scripts', 'web_accessible_resources']) {
    expect([door, manifest[door]]).toEqual([door, undefined]);
  }
  expect(manifest.host_permissions).toBeUndefined();
  const sources = files(['.ts', '.tsx'], 'extension').map((path) => [path, code(path)] as const);
  const listening = sources.filter(([, text]) =>
    /on(Message|Connect)External|runtime\.onMessage\b|addEventListener\(\s*'message'/.test(text),
  );
  expect(listening.map(([path]) => path)).toEqual([]);
  // Of all doors this one is left, and it is guarded.
  const ports = sources.filter(([, text]) => text.includes('onConnect.addListener'));
  expect(ports.map(([path]) => path)).toEqual(['extension/platform/browser.ts']);
});
