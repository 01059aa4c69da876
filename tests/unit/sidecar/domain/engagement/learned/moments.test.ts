import { expect, test } from 'vitest';
import { asId } from '../../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../../shared/kernel/time.ts';
import { MOMENTS_PER_SESSION_MAX } from '../../../../../../shared/protocol/limits.ts';
import { collectMoments } from '../../../../../../sidecar/app/learning/collect-moments.ts';
import { FEATURES } from '../../../../../../sidecar/domain/engagement/features/row.ts';
import { comparedOn } from '../../../../../../sidecar/domain/engagement/learned/compare-moments.ts';
import {
  rowAt,
  rowsOf,
  sessionsIn,
  someRows,
  tableOf,
} from '../../../../../../sidecar/domain/engagement/learned/moments.ts';

/** As many moments as are said, of each session; each row holds its number in every place. */
function collected(...counts: readonly number[]) {
  const collecting = collectMoments(counts.length);
  let row = 0;
  for (const [n, count] of counts.entries()) {
    const examples = Array.from({ length: count }, () => {
      const features = new Float64Array(FEATURES.length).fill(row);
      row += 1;
      const startedAt = asEpochMs(n);
      return {
        session: asId<never>(`s-${n}`),
        at: startedAt,
        features,
        isOrdered: n % 2 === 0,
        weight: 2,
      };
    });
    collecting.add({ startedAt: asEpochMs(1_000 + n), isOrdered: n % 2 === 0, examples });
  }
  return collecting.moments();
}

test('[LF12] moments lie one after the other in memory that threads share; a session without any is left out', () => {
  const moments = collected(2, 0, 1, MOMENTS_PER_SESSION_MAX);
  expect(moments.values.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(sessionsIn(moments)).toBe(3);
  expect([...moments.firstRows]).toEqual([0, 2, 3, 3 + MOMENTS_PER_SESSION_MAX]);
  expect([...moments.startedAt]).toEqual([1_000, 1_002, 1_003]);
  expect([...moments.isOrdered]).toEqual([1, 1, 0]);
  expect(moments.values).toHaveLength((3 + MOMENTS_PER_SESSION_MAX) * FEATURES.length);
});

test('[LF12] some sessions are rows of their own, and columns of a table', () => {
  const rows = rowsOf(collected(2, 1, 3), 1, 3);
  expect(rows.count).toBe(4);
  expect([...rows.sessions]).toEqual([0, 1, 1, 1]);
  expect([...rows.labels]).toEqual([0, 1, 1, 1]);
  expect(rowAt(rows, 1)[0]).toBe(3);
  const table = tableOf(rows);
  expect(table.columns.map(({ name }) => name)).toEqual(FEATURES.map(({ name }) => name));
  expect(table.columns.every(({ values }) => [...values].join() === '2,3,4,5')).toBe(true);
  expect(someRows(rows, 2).map(([value]) => value)).toEqual([2, 4]);
  expect(rowsOf(collected(), 0, 0).count).toBe(0);
});

test('[LF5] two are compared session by session, and only on those since the one that decides was learned', () => {
  const rows = rowsOf(collected(2, 1, 3), 0, 3);
  const [candidate, incumbent] = [Float64Array.of(1, 1, 0, 1, 1, 1), new Float64Array(6).fill(0.5)];
  const of = { candidate, incumbent, startedAt: Float64Array.of(10, 20, 30), sessionsMin: 2 };
  const all = comparedOn(rows, { ...of, since: null });
  expect(all.sessions).toBe(3);
  // Half a bit at every moment, each for two, over the sessions.
  expect(all.gain).toBeCloseTo((6 * 2 * Math.LN2) / 3, 9);
  expect(comparedOn(rows, { ...of, since: asEpochMs(10) }).sessions).toBe(2);
  expect(comparedOn(rows, { ...of, since: asEpochMs(20) })).toMatchObject({
    sessions: 1,
    isBetter: false,
  });
});
