import { expect, test } from 'vitest';
import { asId, type SessionId, type ShopId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs, type EpochMs } from '../../../../../shared/kernel/time.ts';
import {
  HISTORY_ACTS_IN_TURN,
  HISTORY_ACTS_MAX,
  HISTORY_SESSIONS_AT_ONCE,
} from '../../../../../shared/protocol/limits.ts';
import { gather } from '../../../../../sidecar/app/learning/gather.ts';
import { endedSessions, pictures, readWhole } from '../../../../../sidecar/app/learning/history.ts';
import { FEATURES } from '../../../../../sidecar/domain/engagement/features/row.ts';
import { rowAt, rowsOf } from '../../../../../sidecar/domain/engagement/learned/moments.ts';
import { testEnvironment } from '../../../../support/environment.ts';
import { keenVisit, writeVisits } from '../../../../support/past-visits.ts';

const BOOTS = asId<ShopId>('boots');
const EXIT_RATE = FEATURES.findIndex(({ name }) => name === 'exit-rate-here');
const never = (): AbortSignal => new AbortController().signal;

async function written(count: number, visit = keenVisit) {
  let turns = 0;
  const environment = testEnvironment({
    turns: {
      next: async () => {
        turns += 1;
      },
    },
  });
  await writeVisits(environment.store, count, visit);
  const until = environment.clock.now();
  const ended = (but: { after?: EpochMs; max?: number } = {}) =>
    endedSessions(environment, BOOTS, { after: null, until, ...but }, never());
  return { environment, ended, turns: () => turns };
}

test('[LF7] the newest sessions come in the order in which they began, at most so many', async () => {
  const { environment, ended } = await written(30);
  await writeVisits(environment.store, 5, keenVisit, { from: 30, shop: asId('shoes') });
  const all = (await ended()) ?? [];
  expect(all.map(({ session }) => session)).toEqual(
    Array.from({ length: 30 }, (_, n) => `boots-past-${String(n).padStart(6, '0')}`),
  );
  const few = await ended({ max: 7 });
  expect(few?.map(({ session }) => session)).toEqual(all.slice(-7).map(({ session }) => session));
  const after = all[20]?.endedAt ?? asEpochMs(0);
  expect(await ended({ after })).toHaveLength(9);
});

test('[LF7] others have their turn after every few sessions, and whoever stops it waits for no more', async () => {
  const { environment, ended, turns } = await written(40);
  const all = (await ended()) ?? [];
  expect(turns()).toBeGreaterThanOrEqual(40 / HISTORY_SESSIONS_AT_ONCE - 1);
  const before = turns();
  await gather(environment, all, never());
  expect(turns() - before).toBeGreaterThanOrEqual(40 / HISTORY_SESSIONS_AT_ONCE);
  expect(await gather(environment, all, AbortSignal.abort())).toBeNull();
  const stretch = { after: null, until: environment.clock.now() };
  expect(await endedSessions(environment, BOOTS, stretch, AbortSignal.abort())).toBeNull();
});

test('[LF7] of a very long visit the first acts are read; one erased meanwhile is left out', async () => {
  const { environment, ended } = await written(2, (n) => ({
    pages: n === 0 ? HISTORY_ACTS_MAX + 20 : 3,
    isOrdered: n === 0,
  }));
  const all = (await ended()) ?? [];
  const [long] = await readWhole(environment, all);
  expect(long?.acts).toHaveLength(HISTORY_ACTS_MAX);
  const gathered = await gather(environment, all, never());
  // That it was ordered is known although its claim is not read.
  expect([...(gathered?.moments.isOrdered ?? [])]).toEqual([1, 0]);
  const visitor = asId<never>('of-boots-past-000000');
  await environment.store.transact((tx) =>
    tx.sessions.erase({ session: asId('boots-past-000000'), visitor }),
  );
  expect(await readWhole(environment, all)).toHaveLength(1);
});

test('[LF2, LF7] pages stand as they were known when a session began, not as it turned out', async () => {
  const { environment, ended } = await written(40, () => ({ pages: 2, isOrdered: false }));
  const gathered = await gather(environment, (await ended()) ?? [], never());
  if (gathered === null) throw new Error('nobody stopped it');
  const { moments } = gathered;
  const known = Array.from(moments.startedAt.keys(), (session) => {
    const { values, count } = rowsOf(moments, session, session + 1);
    const rates = Array.from({ length: count }, (_, row) => rowAt({ values }, row)[EXIT_RATE]);
    return rates.some((rate = Number.NaN) => !Number.isNaN(rate));
  });
  // Ten minutes apart, known an hour after their end, and five views make a standing.
  expect(known.indexOf(true)).toBe(KNOWN_FROM);
  expect(known.slice(KNOWN_FROM).every(Boolean)).toBe(true);
  expect(gathered.pages.get('/home')).toMatchObject({ views: 40, entrances: 40, exits: 0 });
});

/** The first session that begins when the outcome of five others is known. */
const KNOWN_FROM = 11;

test('[LF12] few sessions are read in one picture, and few acts in all of them, but for one that is long', () => {
  const ended = (acts: number) => ({
    session: asId<SessionId>('some'),
    startedAt: asEpochMs(0),
    endedAt: asEpochMs(0),
    acts,
  });
  const read = (...acts: readonly number[]) =>
    [...pictures(acts.map(ended))].map((few) => few.map((each) => each.acts));
  const [few, all] = [HISTORY_SESSIONS_AT_ONCE, HISTORY_ACTS_MAX];
  expect(read()).toEqual([]);
  expect(read(...Array.from({ length: few + 1 }, () => 1))).toEqual([Array(few).fill(1), [1]]);
  expect(read(all - 1, 1, 1)).toEqual([[all - 1, 1], [1]]);
  expect(read(1, all, 1)).toEqual([[1], [all], [1]]);
});

test('[LF12] a long visit is gone through in many turns, and given up between two', async () => {
  const { environment, ended, turns } = await written(1, () => ({
    pages: HISTORY_ACTS_MAX,
    isOrdered: false,
  }));
  const all = (await ended()) ?? [];
  expect(all.map(({ acts }) => acts)).toEqual([HISTORY_ACTS_MAX]);
  const before = turns();
  await gather(environment, all, never());
  // One after it was read, and one after every few acts.
  expect(turns() - before).toBeGreaterThanOrEqual(HISTORY_ACTS_MAX / HISTORY_ACTS_IN_TURN + 1);
  const stop = new AbortController();
  let left = 3;
  const stopping = {
    ...environment,
    turns: {
      next: async () => {
        left -= 1;
        if (left === 0) stop.abort();
      },
    },
  };
  expect(await gather(stopping, all, stop.signal)).toBeNull();
  expect(left).toBe(0);
});
