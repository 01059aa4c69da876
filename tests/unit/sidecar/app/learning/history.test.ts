import { expect, test } from 'vitest';
import { asId, type ShopId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs, type EpochMs } from '../../../../../shared/kernel/time.ts';
import {
  HISTORY_ACTS_MAX,
  HISTORY_SESSIONS_AT_ONCE,
} from '../../../../../shared/protocol/limits.ts';
import { gather } from '../../../../../sidecar/app/learning/gather.ts';
import { endedSessions, readWhole } from '../../../../../sidecar/app/learning/history.ts';
import { FEATURES } from '../../../../../sidecar/domain/engagement/features/row.ts';
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
  expect(gathered?.sessions.map(({ isOrdered }) => isOrdered)).toEqual([true, false]);
  const visitor = asId<never>('of-boots-past-000000');
  await environment.store.transact((tx) =>
    tx.sessions.erase({ session: asId('boots-past-000000'), visitor }),
  );
  expect(await readWhole(environment, all)).toHaveLength(1);
});

test('[LF2, LF7] pages stand as they were known when a session began, not as it turned out', async () => {
  const { environment, ended } = await written(40, () => ({ pages: 2, isOrdered: false }));
  const gathered = await gather(environment, (await ended()) ?? [], never());
  const known = gathered?.sessions.map(({ examples }) =>
    examples.some(({ features }) => !Number.isNaN(features[EXIT_RATE] ?? Number.NaN)),
  );
  // Ten minutes apart, known an hour after their end, and five views make a standing.
  expect(known?.indexOf(true)).toBe(12);
  expect(known?.slice(12).every(Boolean)).toBe(true);
  expect(gathered?.pages.get('/home')).toMatchObject({ views: 40, entrances: 40, exits: 0 });
});
