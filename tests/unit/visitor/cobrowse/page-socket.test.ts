import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ErrorKind } from '../../../../shared/protocol/error-kind.ts';
import { ERROR_KINDS } from '../../../../shared/protocol/error-kind.ts';
import type { DownPage, PageHello } from '../../../../shared/protocol/frame-sockets.ts';
import { PAGE_SILENT_MAX_MS } from '../../../../shared/protocol/limits.ts';
import { openPageSocket } from '../../../../visitor/cobrowse/page-socket.ts';
import type { PageSocketState } from '../../../../visitor/record/recording.ts';
import { GREETING_MAX_MS } from '../../../../visitor/wire/definitions.ts';

/** The browser's own socket, with a network and a sidecar that do only what the test says. */
class Wire {
  static all: Wire[] = [];
  onopen: (() => void) | null = null;
  onclose: ((event: { readonly code: number }) => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  binaryType = 'blob';
  bufferedAmount = 0;
  isClosed = false;
  readonly sent: unknown[] = [];

  constructor() {
    Wire.all.push(this);
  }
  send(what: unknown): void {
    if (!this.isClosed) this.sent.push(what);
  }
  close(): void {
    this.isClosed = true;
  }
  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  welcome(checkpoint = 1): void {
    this.onopen?.();
    const rules = { hide: [], show: [], careful: [], untouchable: [], coupon: [] };
    this.say({ type: 'welcome', role: 'page', version: 3, checkpoint, rules });
  }
  bye(kind: ErrorKind): void {
    this.say({ type: 'bye', kind, message: 'x' });
    this.onclose?.({ code: ERROR_KINDS[kind].closeCode ?? 1000 });
  }
}

const listeners = new Map<string, () => void>();
const HELLO: PageHello = {
  type: 'hello',
  role: 'page',
  version: 3,
  shop: 'shop',
  secret: 's'.repeat(43),
  tab: 'tab',
  cobrowse: 'cobrowse',
};

beforeEach(() => {
  Wire.all = [];
  listeners.clear();
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Wire);
  vi.stubGlobal('addEventListener', (type: string, act: () => void) => listeners.set(type, act));
  vi.stubGlobal('removeEventListener', (type: string) => listeners.delete(type));
  vi.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function open(hello: () => PageHello | null = () => HELLO) {
  const states: PageSocketState[] = [];
  const checkpoints: number[] = [];
  const heard: DownPage[] = [];
  const socket = openPageSocket({
    url: 'wss://sidecar.example/v1/cobrowse/page',
    hello,
    welcomed: ({ checkpoint }) => checkpoints.push(checkpoint),
    heard: (message) => heard.push(message),
    changed: (state) => states.push(state),
  });
  return { socket, states, checkpoints, heard, wire: () => Wire.all.at(-1) ?? new Wire() };
}

test('[FS7] a lost connection is tried again, later each time, and greeted anew', () => {
  const { socket, states, checkpoints, wire } = open();
  socket.want(true);
  wire().welcome(4);
  expect(wire().sent).toEqual([JSON.stringify(HELLO)]);
  expect(wire().binaryType).toBe('arraybuffer');
  wire().onclose?.({ code: 1006 });
  vi.advanceTimersByTime(250);
  expect(Wire.all).toHaveLength(2);
  wire().onclose?.({ code: 1006 });
  vi.advanceTimersByTime(499);
  expect(Wire.all).toHaveLength(2);
  vi.advanceTimersByTime(1);
  wire().welcome(9);
  expect(checkpoints).toEqual([4, 9]);
  expect(states).toEqual([
    'connecting',
    'live',
    'lost',
    'connecting',
    'lost',
    'connecting',
    'live',
  ]);
});

test('[FS7] connections that break after they carried something are tried again at once, each time', () => {
  const { socket, wire } = open();
  socket.want(true);
  for (let times = 1; times < 6; times += 1) {
    wire().welcome();
    socket.frame(new Uint8Array(20));
    wire().say({ type: 'cobrowse.echo', number: times });
    wire().onclose?.({ code: 1006 });
    vi.advanceTimersByTime(250);
    expect(Wire.all).toHaveLength(times + 1);
  }
});

test('[FS7] connections that are only greeted, or only sent on, are tried again later each time', () => {
  const { socket, wire } = open();
  socket.want(true);
  for (let times = 0; times < 4; times += 1) {
    wire().welcome();
    if (times % 2 === 0) wire().say({ type: 'cobrowse.echo', number: times });
    else socket.frame(new Uint8Array(20));
    wire().onclose?.({ code: 1006 });
    vi.advanceTimersByTime(250 * 2 ** times - 1);
    expect(Wire.all).toHaveLength(times + 1);
    vi.advanceTimersByTime(1);
    expect(Wire.all).toHaveLength(times + 2);
  }
});

test('[FS7] a connection that nobody greets is given up', () => {
  const { socket, wire } = open();
  socket.want(true);
  const first = wire();
  vi.advanceTimersByTime(GREETING_MAX_MS);
  expect(first.isClosed).toBe(true);
  vi.advanceTimersByTime(250);
  expect(Wire.all).toHaveLength(2);
});

test('[FS7] while nobody knows who the visitor is, it waits', () => {
  let hello: PageHello | null = null;
  const { socket, states } = open(() => hello);
  socket.want(true);
  expect(Wire.all).toHaveLength(0);
  expect(states).toEqual(['lost']);
  hello = HELLO;
  vi.advanceTimersByTime(250);
  expect(Wire.all).toHaveLength(1);
});

test.each<ErrorKind>([
  'over',
  'unauthenticated',
  'origin-not-allowed',
  'host-not-allowed',
  'version-not-supported',
  'revoked',
  'blocked',
  'malformed',
  'too-large',
])('[FS7] after %s it is over for good', (kind) => {
  const { socket, states, wire } = open();
  socket.want(true);
  wire().welcome();
  wire().bye(kind);
  socket.want(false);
  socket.want(true);
  listeners.get('online')?.();
  vi.advanceTimersByTime(3_600_000);
  expect(Wire.all).toHaveLength(1);
  expect(states.at(-1)).toBe('over');
});

test.each<ErrorKind>([
  'stopping',
  'too-many',
  'too-many-connections',
  'slow-reader',
  'no-heartbeat',
])('[FS7] after %s it comes back', (kind) => {
  const { socket, states, wire } = open();
  socket.want(true);
  wire().welcome();
  wire().bye(kind);
  expect(states.at(-1)).toBe('lost');
  vi.advanceTimersByTime(250);
  expect(Wire.all).toHaveLength(2);
});

test('[FS7] a page whose place another tab took waits until it is wanted again', () => {
  const { socket, states, wire } = open();
  socket.want(true);
  wire().welcome();
  wire().bye('replaced');
  listeners.get('online')?.();
  vi.advanceTimersByTime(3_600_000);
  expect([Wire.all.length, states.at(-1)]).toEqual([1, 'replaced']);
  socket.want(true);
  expect(Wire.all).toHaveLength(2);
});

test('[FS7] after stop nothing is sent, and nothing is heard', () => {
  const { socket, heard, states, wire } = open();
  socket.want(true);
  wire().welcome();
  const before = states.length;
  const sent = wire().sent.length;
  socket.stop();
  socket.frame(new Uint8Array(20));
  socket.say({ type: 'cobrowse.page', isShown: true });
  wire().say({ type: 'cobrowse.echo', number: 1 });
  wire().onclose?.({ code: 1006 });
  socket.want(true);
  vi.advanceTimersByTime(3_600_000);
  expect(wire().isClosed).toBe(true);
  expect([Wire.all.length, wire().sent.length, heard.length, states.length]).toEqual([
    1,
    sent,
    0,
    before,
  ]);
});

test('[FS7] a connection on which echoes stop is given up; one that never had them is not', () => {
  const { socket, states, wire } = open();
  socket.want(true);
  wire().welcome();
  vi.advanceTimersByTime(PAGE_SILENT_MAX_MS * 2);
  socket.checkSilence();
  expect(states.at(-1)).toBe('live');
  wire().say({ type: 'cobrowse.echo', number: 1 });
  vi.advanceTimersByTime(2_000);
  wire().say({ type: 'cobrowse.echo', number: 2 });
  vi.advanceTimersByTime(PAGE_SILENT_MAX_MS);
  socket.checkSilence();
  expect(states.at(-1)).toBe('live');
  vi.advanceTimersByTime(1);
  socket.checkSilence();
  expect(states.at(-1)).toBe('lost');
});

test('[FS7] echoes once a minute, as a viewer out of sight sends them, are waited for', () => {
  const { socket, states, wire } = open();
  socket.want(true);
  wire().welcome();
  for (let number = 1; number < 4; number += 1) {
    wire().say({ type: 'cobrowse.echo', number });
    vi.advanceTimersByTime(60_000);
    socket.checkSilence();
  }
  expect(states.at(-1)).toBe('live');
});

test('[FS7] offline is noticed at once, online tries at once', () => {
  const { socket, states, wire } = open();
  socket.want(true);
  wire().welcome();
  listeners.get('offline')?.();
  expect([states.at(-1), wire().isClosed]).toEqual(['lost', true]);
  listeners.get('online')?.();
  expect(Wire.all).toHaveLength(2);
});

test('[FS7] what the sidecar says that nobody knows does no harm', () => {
  const { socket, heard, wire } = open();
  socket.want(true);
  wire().welcome();
  for (const data of ['', 'null', '[]', '{"type":7}', new ArrayBuffer(3)])
    wire().onmessage?.({ data });
  wire().say({ type: 'cobrowse.clear' });
  expect(heard).toEqual([{ type: 'cobrowse.clear' }]);
});
