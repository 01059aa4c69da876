import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import {
  LINK_SAID_EVERY_MS,
  LINK_SILENT_MAX_MS,
  VISITORS_SAID_MAX,
} from '../../../../shared/protocol/limits.ts';
import { inProcessBus } from '../../../../sidecar/adapters/bus/in-process.ts';
import { visitorsAnywhere } from '../../../../sidecar/gateway/anywhere.ts';
import { BOUNDS } from '../../../../sidecar/gateway/bounds.ts';
import { type PresentVisitor, whoIsPresent } from '../../../../sidecar/gateway/present.ts';
import type { LiveMessage } from '../../../../sidecar/ports/bus.ts';
import { visitorCaller } from '../../../support/desk.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { plainConnection } from '../../../support/plain-socket.ts';

/** Sidecars on one bus, as long as it is there. */
function sidecars(farMax?: number) {
  const bus = inProcessBus();
  const time = { ms: 0 };
  const state = { isAway: false };
  const said: LiveMessage[] = [];
  bus.onLive((message) => said.push(message));
  const start = (name: string, isShared = true) => {
    const present = whoIsPresent(BOUNDS);
    const moves: string[] = [];
    const anywhere = visitorsAnywhere({
      present,
      bus: {
        ...bus,
        live: (message) => {
          if (!state.isAway) bus.live(message);
        },
        health: () => (state.isAway ? 'away' : null),
      },
      ids: { next: () => name },
      isShared,
      steadyMs: () => time.ms,
      ...(farMax === undefined ? {} : { farMax }),
    });
    anywhere.onVisitor((visitor, isHere) => moves.push(`${visitor} ${isHere ? 'came' : 'went'}`));
    anywhere.sayAgain();
    const come = (visitor: string): (() => void) => {
      const { connection } = plainConnection();
      const entry: PresentVisitor = { connection, who: visitorCaller(visitor) };
      present.addVisitor(entry, fakeClock().now());
      return () => present.removeVisitor(entry);
    };
    return { anywhere, come, moves };
  };
  return { start, time, state, said };
}

it('[GW8] who comes to one is here at the other, until they have left the last', async () => {
  const { start } = sidecars();
  const [one, other] = [start('one'), start('other')];
  const leave = one.come('v1');
  await nextTurn();
  expect(other.anywhere.isVisitorHere('v1')).toBe(true);
  const leaveOther = other.come('v1');
  await nextTurn();
  leave();
  await nextTurn();
  expect([one, other].map(({ anywhere }) => anywhere.isVisitorHere('v1'))).toEqual([true, true]);
  leaveOther();
  await nextTurn();
  expect([one, other].map(({ anywhere }) => anywhere.isVisitorHere('v1'))).toEqual([false, false]);
  expect(other.moves).toEqual(['v1 came', 'v1 went']);
  expect(one.moves).toEqual(['v1 came', 'v1 went']);
});

it('[GW8] one that starts later, or while the bus is away, asks who is where', async () => {
  const { start, state } = sidecars();
  start('one').come('v1');
  await nextTurn();
  state.isAway = true;
  const late = start('late');
  state.isAway = false;
  late.anywhere.sayAgain();
  await nextTurn();
  await nextTurn();
  expect(late.anywhere.isVisitorHere('v1')).toBe(true);
  expect(late.moves).toEqual(['v1 came']);
});

it('[GW8, LM1] all are said again, so many at once; what is not said again is not believed', async () => {
  const { start, time, said } = sidecars();
  const [one, other] = [start('one'), start('other')];
  for (let n = 0; n <= VISITORS_SAID_MAX; n += 1) one.come(`v${n}`);
  // And what was asked at the start is answered.
  await nextTurn();
  await nextTurn();
  said.splice(0);
  time.ms += LINK_SAID_EVERY_MS;
  one.anywhere.sayAgain();
  one.anywhere.sayAgain();
  await nextTurn();
  const counts = said.map(({ body }) => (body.type === 'visitors.moved' ? body.here.length : 0));
  expect(counts).toEqual([VISITORS_SAID_MAX, 1]);
  // From here on it says nothing: it was killed.
  time.ms += LINK_SILENT_MAX_MS;
  other.anywhere.sayAgain();
  expect(other.anywhere.isVisitorHere('v0')).toBe(true);
  time.ms += LINK_SAID_EVERY_MS;
  other.anywhere.sayAgain();
  expect(other.anywhere.isVisitorHere('v0')).toBe(false);
  expect(other.moves.filter((each) => each.endsWith('went'))).toHaveLength(VISITORS_SAID_MAX + 1);
});

it('[GW8] while the bus is away nobody is taken for gone; afterwards there is time to say it again', async () => {
  const { start, time, state } = sidecars();
  const [one, other] = [start('one'), start('other')];
  one.come('v1');
  await nextTurn();
  state.isAway = true;
  for (let n = 0; n < 10; n += 1) {
    time.ms += LINK_SAID_EVERY_MS;
    other.anywhere.sayAgain();
  }
  expect(other.anywhere.isVisitorHere('v1')).toBe(true);
  state.isAway = false;
  // Both ask, and are answered.
  other.anywhere.sayAgain();
  one.anywhere.sayAgain();
  await nextTurn();
  await nextTurn();
  time.ms += LINK_SILENT_MAX_MS;
  other.anywhere.sayAgain();
  expect(other.anywhere.isVisitorHere('v1')).toBe(true);
});

it('[GW8, LM1] only so many are known to be elsewhere', async () => {
  const { start } = sidecars(2);
  const [one, other] = [start('one'), start('other')];
  const leave = one.come('v1');
  one.come('v2');
  one.come('v3');
  await nextTurn();
  expect(['v1', 'v2', 'v3'].map(other.anywhere.isVisitorHere)).toEqual([true, true, false]);
  leave();
  await nextTurn();
  one.come('v4');
  await nextTurn();
  expect(['v1', 'v4'].map(other.anywhere.isVisitorHere)).toEqual([false, true]);
});

it('[GW8] one that shares its data with nobody says nothing', async () => {
  const { start, said, time } = sidecars();
  const alone = start('alone', false);
  alone.come('v1')();
  time.ms += LINK_SAID_EVERY_MS;
  alone.anywhere.sayAgain();
  await nextTurn();
  expect(said).toEqual([]);
  expect(alone.moves).toEqual(['v1 came', 'v1 went']);
});
