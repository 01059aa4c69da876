// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { DownVisitorEnvelope } from '../../shared/protocol/down-visitor.ts';
import { start } from '../../visitor/main.ts';
import { type FakeSidecar, startFakeSidecar } from '../support/fake-sidecar.ts';
import { openLocks } from '../unit/visitor/browser.ts';
import { checkUnpolluted } from './fuzz/codec-fuzz.ts';
import { fromSchema } from './fuzz/from-schema.ts';
import { aMutation, anEnding, mutated } from './fuzz/hostile-text.ts';

/**
 * Keeps every socket of the chat, so that the test can say on it what no sidecar would. One of a page that is looked along
 * with, as a strange snapshot asks for, finds nobody here.
 */
class PageSocket extends WebSocket {
  static readonly all: PageSocket[] = [];
  constructor(url: string) {
    super(url);
    this.on('error', () => undefined);
    if (url.endsWith('/v1/visitor')) PageSocket.all.push(this);
  }
}

let sidecar: FakeSidecar;
let thrown: unknown[];
const note = (event: unknown): void => void thrown.push(event);

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  thrown = [];
  PageSocket.all.length = 0;
  vi.stubGlobal('WebSocket', PageSocket);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  Object.defineProperty(navigator, 'locks', { configurable: true, value: openLocks() });
  sidecar = await startFakeSidecar();
  for (const type of ['error', 'unhandledrejection']) addEventListener(type, note);
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
});
afterEach(async () => {
  for (const type of ['error', 'unhandledrejection']) removeEventListener(type, note);
  process.off('uncaughtException', note);
  process.off('unhandledRejection', note);
  await vi.waitFor(() => {
    sidecar.hangUp(4411);
    expect(sidecar.connections()).toBe(0);
  });
  await sidecar.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** What a browser says when its network is back: the page tries at once, whatever its patience. */
const backOnLine = (): Promise<void> =>
  vi.waitFor(
    () => {
      // Only where none is on its way: being told again would give that one up for a newer one.
      if (PageSocket.all.at(-1)?.readyState === WebSocket.CLOSED)
        dispatchEvent(new Event('online'));
      expect(isLive()).toBe(true);
    },
    { interval: 1, timeout: 10_000 },
  );

const FRAMES = 2_000;
const root = (): ShadowRoot | null | undefined =>
  [...document.querySelectorAll('toonbank-counter')].at(-1)?.shadowRoot;

/** What a page would be shown at worst: lists that are none, authors without a kind, numbers as text. */
const AIMED = [
  { type: 'visitor.snapshot', own: 0, conversation: null, lines: null, offer: null },
  { type: 'visitor.snapshot', own: 0, conversation: 7, lines: [{}], offer: {} },
  { type: 'visitor.snapshot', own: 0, conversation: {}, lines: [{ n: 1, author: null }], offer: 1 },
  { type: 'conversation.moved', conversation: null },
  { type: 'conversation.moved', conversation: { conversation: 'c', state: 'constructor' } },
  { type: 'chat.said', line: { line: 'l', n: 1, conversation: 'c', author: { kind: 'agent' } } },
  { type: 'chat.said', line: { line: 'l', n: 1, conversation: 'c', author: { kind: 'notice' } } },
  { type: 'offer.shown', offer: 'o', words: { nl: 1 }, agentName: {}, expiresAt: 'soon' },
  { type: 'offer.shown', offer: 'o', words: null, agentName: [], expiresAt: 1e15 },
  { type: 'counter.state', isStaffed: 'yes', waitMs: {} },
  { type: 'refused', of: 'x', kind: '__proto__', sentence: {} },
  { type: 'marked', n: 'all' },
  { type: 'welcome', visitor: {}, secret: {}, marked: 'x', counter: null },
];

it('[SC3, VS1] nothing a sidecar says throws into the page, and the page goes on', async () => {
  const queue: unknown[] = [];
  start({ shop: 'demo', origin: sidecar.origin, queue });
  queue.push(['consent', { observe: true }]);
  queue.push(['open']);
  await vi.waitFor(() => expect(root()?.querySelector('.chat')).not.toBeNull());
  const texts = fc.sample(
    fc
      .tuple(fromSchema(DownVisitorEnvelope), fc.array(aMutation, { maxLength: 3 }), anEnding)
      .map(([message, mutations, end]) => end(mutated(message, mutations))),
    FRAMES,
  );
  const snapshot = { type: 'visitor.snapshot', own: 0, conversation: null, lines: [], offer: null };
  const aimed = AIMED.flatMap((body) => [
    JSON.stringify({ at: 1, body: snapshot }),
    JSON.stringify({ at: 1, seq: 1, feed: 'own', body }),
  ]);
  for (const text of [...aimed, ...texts]) {
    // A goodbye or a gap renews the connection; what comes next is said on the newer one.
    await backOnLine();
    PageSocket.all.at(-1)?.onmessage?.(asMessage(text));
    checkUnpolluted();
    await new Promise(setImmediate);
  }
  expect(thrown.map(String)).toEqual([]);

  await backOnLine();
  const talk = {
    conversation: 'c-1',
    agentName: 'Sanne',
    ahead: null,
    waitMs: null,
    seenByAgent: 0,
  };
  const line = {
    line: 'line-1',
    conversation: 'c-1',
    n: 1,
    author: { kind: 'agent', agent: 'a', name: 'Sanne' },
    text: 'Still here',
    notice: null,
    at: Date.now(),
  };
  const proper = { ...snapshot, conversation: { ...talk, state: 'talking' }, lines: [line] };
  PageSocket.all.at(-1)?.onmessage?.(asMessage(JSON.stringify({ at: 1, body: proper })));
  await vi.waitFor(() => expect(root()?.textContent).toContain('Still here'));
  expect(thrown.map(String)).toEqual([]);
});

/** Greeted, and listening. */
function isLive(): boolean {
  const socket = PageSocket.all.at(-1);
  return (
    socket?.readyState === socket?.OPEN &&
    socket?.onmessage !== null &&
    sidecar.hellos.length === PageSocket.all.length
  );
}

/** As `ws` types it; the page reads only `data`. */
function asMessage(data: string): Parameters<NonNullable<WebSocket['onmessage']>>[0] {
  return Object.assign(new MessageEvent('message', { data }), { data }) as never;
}
