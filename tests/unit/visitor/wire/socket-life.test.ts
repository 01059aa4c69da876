// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { VisitorHello } from '../../../../shared/protocol/handshake.ts';
import {
  BACKOFF_FIRST_MS,
  BACKOFF_MAX_MS,
  HEARTBEAT_MISSES_MAX,
  HEARTBEAT_MS,
} from '../../../../shared/protocol/limits.ts';
import { openIdentity, SECRET_KEY } from '../../../../visitor/identity.ts';
import { GREETING_MAX_MS } from '../../../../visitor/wire/definitions.ts';
import {
  openSocket,
  type SocketSide,
  type VisitorSocket,
} from '../../../../visitor/wire/socket.ts';
import { openLocks, openStorage } from '../browser.ts';
import { newest, nextTry, PageSocket } from './page-socket.ts';

const secret = 's'.repeat(43);
/** Listeners of a page outlive its test in this window: it must want nothing any more. */
const pages: VisitorSocket[] = [];

beforeEach(() => {
  PageSocket.all = [];
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', PageSocket);
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  for (const socket of pages.splice(0)) socket.want(false);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function page(changes: Partial<SocketSide> = {}) {
  const browser = openStorage();
  browser.keep().write(SECRET_KEY, secret);
  const received: string[] = [];
  const stops: string[] = [];
  const socket = openSocket({
    url: 'wss://sidecar.example/v1/visitor',
    identity: openIdentity(browser.keep(), undefined),
    hello: (given): VisitorHello => ({
      type: 'hello',
      role: 'visitor',
      version: 1,
      shop: 'demo',
      secret: given,
      tab: 't',
      since: null,
      observe: true,
      language: 'nl',
    }),
    welcomed: () => undefined,
    received: ({ body }) => void received.push(body.type),
    changed: () => undefined,
    replaced: () => Promise.resolve(),
    stopped: (kind) => void stops.push(kind),
    ...changes,
  });
  pages.push(socket);
  return { socket, received, stops, browser };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

it('[VS10] a connection that goes silent is given up after its beats and tried again', async () => {
  const { socket } = page();
  socket.want(true);
  newest().welcome();
  await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
  expect(newest().heard('ping')).toHaveLength(1);
  newest().say({ type: 'pong' });
  await vi.advanceTimersByTimeAsync(HEARTBEAT_MS * HEARTBEAT_MISSES_MAX);
  expect(socket.state()).toBe('live');
  const silent = newest();
  await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
  expect(silent.isClosed).toBe(true);
  await vi.advanceTimersByTimeAsync(BACKOFF_MAX_MS);
  expect(newest()).not.toBe(silent);
  newest().welcome();
  expect(socket.state()).toBe('live');
});

it('[VS10] a connection nobody greets is given up and tried again', async () => {
  const { socket } = page();
  socket.want(true);
  newest().open();
  await vi.advanceTimersByTimeAsync(GREETING_MAX_MS);
  expect(socket.state()).toBe('lost');
  await vi.advanceTimersByTimeAsync(BACKOFF_MAX_MS);
  expect(PageSocket.all.length).toBeGreaterThan(1);
});

it('[VS10] waits grow while each welcome is followed by a goodbye, and start over after a good while', async () => {
  const { socket } = page();
  socket.want(true);
  const waits: number[] = [];
  const sentAway = async (stayMs: number) => {
    newest().welcome();
    await vi.advanceTimersByTimeAsync(stayMs);
    const count = PageSocket.all.length;
    newest().end(4503);
    const fromMs = Date.now();
    while (PageSocket.all.length === count) await vi.advanceTimersByTimeAsync(1);
    waits.push(Date.now() - fromMs);
  };
  await sentAway(0);
  await sentAway(0);
  await sentAway(0);
  await sentAway(GREETING_MAX_MS + 1);
  expect(waits).toEqual([187, 375, 750, 187]);
});

it('[VS10] a goodbye that names a final reason ends it, whatever code the network made of it', () => {
  const { socket, stops } = page();
  socket.want(true);
  newest().welcome();
  newest().say({ type: 'bye', kind: 'revoked', sentence: '' });
  newest().end(1006);
  expect(socket.state()).toBe('stopped');
  expect(stops).toEqual(['revoked']);
  socket.want(true);
  expect(PageSocket.all).toHaveLength(1);
});

it('[ID1] a secret the sidecar will not take is forgotten, and the next hello asks for a new one', async () => {
  const { socket, browser } = page();
  socket.want(true);
  newest().open();
  expect(newest().sent[0]).toMatchObject({ secret });
  newest().end(4402);
  expect(browser.entries.has(SECRET_KEY)).toBe(false);
  await nextTry();
  newest().open();
  expect(newest().sent[0]).toMatchObject({ secret: null });
});

it('[VS12] a tab whose id another page speaks with takes a new one before it greets again', async () => {
  const order: string[] = [];
  const { socket } = page({ replaced: async () => void order.push('new id') });
  socket.want(true);
  newest().welcome();
  newest().end(4412);
  await settled();
  expect(order).toEqual(['new id']);
  expect(PageSocket.all).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(BACKOFF_FIRST_MS);
  expect(PageSocket.all).toHaveLength(2);
});

it('[VS11] what still comes over a connection that was given up does not count', async () => {
  const { socket, received } = page();
  socket.want(true);
  newest().welcome();
  const old = newest();
  socket.renew();
  old.say({ type: 'counter.state', isStaffed: false, waitMs: null });
  expect(received).toEqual([]);
  await nextTry();
  newest().welcome();
  newest().say({ type: 'counter.state', isStaffed: false, waitMs: null });
  expect(received).toEqual(['counter.state']);
});

it('[VS10] a connection given up on a dead network stops asking it for signs of life', async () => {
  const { socket } = page();
  socket.want(true);
  newest().welcome();
  const old = newest();
  socket.want(false);
  await vi.advanceTimersByTimeAsync(HEARTBEAT_MS * 10);
  expect(old.heard('ping').length).toBeLessThanOrEqual(HEARTBEAT_MISSES_MAX);
  expect(vi.getTimerCount()).toBe(0);
});

it.each(['no json', '7', '{"at":"now","body":{}}', '{"at":1,"body":{"type":7}}', new Blob(['x'])])(
  '[VS1] a message that is none (%s) is passed over and the connection goes on',
  (text) => {
    const { socket, received } = page();
    socket.want(true);
    newest().welcome();
    newest().onmessage?.({ data: text });
    newest().say({ type: 'pong' });
    expect(received).toEqual(['pong']);
    expect(socket.state()).toBe('live');
  },
);

it('[VS12] a page that no longer needs a connection when its turn to greet comes opens none', async () => {
  const locks = openLocks();
  let other = (): void => undefined;
  const greeting = openIdentity(openStorage().keep(), locks).greeting(
    () =>
      new Promise((settle) => {
        other = settle;
      }),
  );
  const { socket } = page({ identity: openIdentity(openStorage().keep(), locks) });
  socket.want(true);
  await settled();
  expect(socket.state()).toBe('connecting');
  socket.want(false);
  other();
  await greeting;
  await settled();
  expect(PageSocket.all).toEqual([]);
  expect(socket.state()).toBe('off');
});

it('[VS1] a browser that refuses the connection outright is not asked again, with locks as without', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.stubGlobal(
    'WebSocket',
    class {
      constructor() {
        throw new Error('SecurityError');
      }
    },
  );
  for (const locks of [undefined, openLocks()]) {
    const { socket } = page({ identity: openIdentity(openStorage().keep(), locks) });
    socket.want(true);
    await settled();
    expect(socket.state()).toBe('stopped');
  }
});

it('[VS10] until somebody answers again, a connection that is tried is as lost as it was', async () => {
  const { socket } = page();
  socket.want(true);
  expect(socket.state()).toBe('connecting');
  newest().welcome();
  newest().end(1006);
  await vi.advanceTimersByTimeAsync(BACKOFF_MAX_MS);
  expect(PageSocket.all.length).toBeGreaterThan(1);
  expect(socket.state()).toBe('lost');
});

it('[ID1] the secret a welcome brings is kept and goes with the next hello', async () => {
  const { socket } = page({ identity: openIdentity(openStorage().keep(), undefined) });
  socket.want(true);
  newest().welcome({ secret: 'n'.repeat(43) });
  expect(newest().sent[0]).toMatchObject({ secret: null });
  socket.renew();
  await nextTry();
  newest().open();
  expect(newest().sent[0]).toMatchObject({ secret: 'n'.repeat(43) });
});

it('[VS10] a network that comes or goes moves no page that needs no connection', async () => {
  const { socket } = page();
  dispatchEvent(new Event('offline'));
  dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(BACKOFF_MAX_MS);
  expect(PageSocket.all).toEqual([]);
  expect(socket.state()).toBe('off');
});

it('[VS10] a network that comes back is used at once, one that goes is noticed at once', async () => {
  const { socket } = page();
  socket.want(true);
  newest().welcome();
  dispatchEvent(new Event('offline'));
  expect(socket.state()).toBe('lost');
  dispatchEvent(new Event('online'));
  expect(PageSocket.all).toHaveLength(2);
  newest().welcome();
  expect(socket.state()).toBe('live');
});
