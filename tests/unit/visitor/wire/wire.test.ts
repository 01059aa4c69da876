// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ErrorKind } from '../../../../shared/protocol/error-kind.ts';
import type { ChatTyping } from '../../../../shared/protocol/messages/chat.ts';
import type { Signal } from '../../../../shared/protocol/messages/session.ts';
import type { VisitorCommand } from '../../../../shared/protocol/shape.ts';
import { openIdentity, SECRET_KEY } from '../../../../visitor/identity.ts';
import { takeTab } from '../../../../visitor/tab.ts';
import { PACE_BURST, PACE_PER_SECOND } from '../../../../visitor/wire/definitions.ts';
import { openWire, TOLD_KEY, type Wire } from '../../../../visitor/wire/wire.ts';
import { openLocks, openStorage } from '../browser.ts';
import { moved, said } from '../facts.ts';
import { newest, nextTry, PageSocket } from './page-socket.ts';

const secret = 's'.repeat(43);
const wires: Wire[] = [];
let beacons: string[];

beforeEach(() => {
  PageSocket.all = [];
  beacons = [];
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', PageSocket);
  vi.stubGlobal('navigator', { sendBeacon: (_: string, text: string) => beacons.push(text) > 0 });
});
afterEach(() => {
  // Listeners of a page outlive its test in this window: it must want nothing any more.
  for (const wire of wires.splice(0)) wire.want(false);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const track = (name: string): Signal => ({ type: 'track.noted', page: 'p', name });
const line = (text: string): VisitorCommand => ({
  type: 'chat.say',
  conversation: 'c',
  line: `line of ${text}`,
  text,
});
const typing: ChatTyping = { type: 'chat.typing', conversation: 'c', isTyping: true };

async function page({
  local = openStorage(),
  tabStorage = openStorage(),
  isKnown = true,
  observe = true,
} = {}) {
  const consent = { observe };
  const refused: ErrorKind[] = [];
  const stops: ErrorKind[] = [];
  const typed: ChatTyping[] = [];
  const writes: string[] = [];
  if (isKnown) local.keep().write(SECRET_KEY, secret);
  const locks = openLocks();
  const tabKeep = tabStorage.keep();
  const tabStore = {
    ...tabKeep,
    write(key: string, value: unknown) {
      writes.push(key);
      tabKeep.write(key, value);
    },
  };
  const wire = openWire(
    {
      origin: 'https://sidecar.example',
      shop: 'demo',
      local: local.keep(),
      tabStore,
      locks,
      identity: openIdentity(local.keep(), undefined),
      canObserve: () => consent.observe,
      language: () => 'nl',
      changed: () => undefined,
      answered: () => undefined,
      refused: (_, kind) => void refused.push(kind),
      typing: (body) => void typed.push(body),
      stopped: (kind) => void stops.push(kind),
    },
    await takeTab(tabStore, locks),
  );
  wires.push(wire);
  return { wire, consent, refused, stops, typed, writes, local, tabStorage, locks };
}

const live = async (...given: Parameters<typeof page>) => {
  const opened = await page(...given);
  opened.wire.want(true);
  newest().welcome();
  return opened;
};
const ack = (type: string): void => {
  const of = newest().heard(type).at(-1)?.id;
  newest().say({ type: 'ack', of, result: null });
};

it('[LM1] what there is no room for now goes when there is, in order', async () => {
  const { wire } = await live();
  for (let n = 1; n <= PACE_BURST + 5; n += 1) wire.note(track(`${n}`));
  expect(newest().heard('track.noted')).toHaveLength(PACE_BURST);
  await vi.advanceTimersByTimeAsync((5_000 / PACE_PER_SECOND) * 2);
  const numbers = newest()
    .heard('track.noted')
    .map(({ n }) => n);
  expect(numbers).toEqual(Array.from({ length: PACE_BURST + 5 }, (_, index) => index + 1));
});

it('[CH2] typing is sent while there is room and a connection, and never later', async () => {
  const { wire } = await page();
  wire.typing(typing);
  wire.want(true);
  newest().welcome();
  wire.typing(typing);
  for (let n = 0; n < PACE_BURST; n += 1) wire.note(track('x'));
  wire.typing(typing);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(newest().heard('chat.typing')).toHaveLength(1);
});

it('[PV1] no signal overtakes the word that allows it', async () => {
  const { wire, consent } = await live({ observe: false });
  consent.observe = true;
  wire.consentChanged();
  wire.note(track('first'));
  expect(newest().heard('consent.set')[0]?.body).toMatchObject({ observe: true });
  expect(newest().heard('track.noted')).toEqual([]);
  ack('consent.set');
  expect(newest().heard('track.noted')).toHaveLength(1);
});

it('[PV1] a no from somebody known from before is told, also when it came before the connection', async () => {
  const { wire } = await page({ observe: false });
  wire.consentChanged();
  wire.want(true);
  newest().welcome();
  expect(newest().sent[0]).toMatchObject({ observe: false });
  expect(newest().heard('consent.set')[0]?.body).toMatchObject({ observe: false });
});

it.each([
  { observe: true, isKnown: true },
  { observe: false, isKnown: false },
])(
  '[PV1] before the first greeting the hello alone says $observe when known is $isKnown',
  async (who) => {
    const { wire } = await page(who);
    wire.consentChanged();
    wire.want(true);
    newest().welcome();
    expect(newest().sent[0]).toMatchObject({ observe: who.observe });
    expect(newest().heard('consent.set')).toEqual([]);
  },
);

it('[ID1] another visitor’s cursor is not believed: what was told goes, and the hello asks anew', async () => {
  const { wire, tabStorage } = await live();
  newest().say(moved('c', 'talking'), 1);
  expect(wire.told().since).toBe(1);
  newest().end(1006);
  (await nextTry()).welcome({ visitor: 'somebody-else' });
  expect(wire.told()).toMatchObject({ conversation: null, since: null });
  expect(tabStorage.entries.has(TOLD_KEY)).toBe(false);
  (await nextTry()).welcome({ visitor: 'somebody-else' });
  expect(newest().sent[0]).toMatchObject({ since: null });
  expect(wire.told().visitor).toBe('somebody-else');
});

it('[VS11] a fact told twice is kept once', async () => {
  const { wire, writes } = await live();
  newest().say(moved('c', 'talking'), 1);
  newest().say(said('c', 1, 'hello'), 2);
  const kept = writes.filter((key) => key === TOLD_KEY).length;
  newest().say(said('c', 1, 'hello'), 2);
  expect(writes.filter((key) => key === TOLD_KEY)).toHaveLength(kept);
  expect(wire.told().lines).toHaveLength(1);
});

it('[RT7] the counter, somebody’s typing and goodbyes are heard as they come', async () => {
  const { wire, typed } = await live();
  newest().say({ type: 'counter.state', isStaffed: false, waitMs: 9 });
  newest().say(typing);
  newest().say({ type: 'pong' });
  newest().say({ type: 'bye', kind: 'stopping', sentence: '' });
  expect(wire.counter()).toMatchObject({ isStaffed: false, waitMs: 9 });
  expect(typed).toHaveLength(1);
  expect(wire.told().conversation).toBeNull();
});

it.each(['malformed', 'too-large'] as const)(
  '[VS10] what was %s is not sent again on the next page, or it would shut the visitor out for good',
  async (kind) => {
    const { wire, refused, stops, local, tabStorage } = await live();
    wire.note(track('one'));
    wire.commands.add(line('poison'));
    newest().say({ type: 'bye', kind, sentence: '' });
    newest().end(1006);
    expect({ refused, stops }).toEqual({ refused: [kind], stops: [kind] });
    const next = await page({ local, tabStorage });
    next.wire.want(true);
    newest().welcome();
    expect([newest().heard('chat.say'), newest().heard('track.noted')]).toEqual([[], []]);
  },
);

it('[VS10] who is blocked is told so, and what they wrote is not called unreadable', async () => {
  const { wire, refused, stops } = await live();
  wire.commands.add(line('hello'));
  newest().end(4411);
  expect({ refused, stops }).toEqual({ refused: [], stops: ['blocked'] });
  expect(wire.waiting()).toHaveLength(1);
});

it('[PV1] the beacon carries signals of a visitor who is known and allows it, and of nobody else', async () => {
  const known = await page();
  known.wire.note(track('one'));
  known.wire.flush();
  expect(JSON.parse(beacons[0] ?? '')).toMatchObject({ secret, messages: [{ n: 1 }] });
  const stranger = await page({ isKnown: false });
  stranger.wire.note(track('two'));
  stranger.wire.flush();
  const unwilling = await page({ observe: false });
  unwilling.wire.note(track('three'));
  unwilling.wire.flush();
  expect(beacons).toHaveLength(1);
});

it('[VS12] a page that comes back from the cache goes on as itself, or as another tab when its id is taken', async () => {
  const { wire, tabStorage, locks } = await live();
  const tabOf = () => newest().sent[0]?.tab;
  const first = tabOf();
  const away = async () => {
    wire.want(false);
    wire.release();
    await vi.advanceTimersByTimeAsync(0);
  };
  const again = async () => {
    await wire.resume();
    wire.want(true);
    newest().welcome();
  };
  await away();
  await again();
  expect(tabOf()).toBe(first);
  wire.note(track('kept by the other'));
  await away();
  const other = await takeTab(tabStorage.keep(), locks);
  expect(other.tab).toBe(first);
  await again();
  expect(tabOf()).not.toBe(first);
  expect(newest().heard('track.noted')).toEqual([]);
});

it('[VS9] a page owes something while a line waits, here or in what an earlier page left', async () => {
  const local = openStorage();
  const left = await page({ local });
  expect(left.wire.isOwing()).toBe(false);
  left.wire.commands.add(line('left behind'));
  expect(left.wire.isOwing()).toBe(true);
  const next = await page({ local });
  expect(next.wire.isOwing()).toBe(true);
});
