import { expect, test } from 'vitest';
import { FEATURES } from '../../../../../../sidecar/domain/engagement/features/row.ts';
import {
  countedAgain,
  countedAnew,
  driftBy,
} from '../../../../../../sidecar/domain/engagement/learned/feature-parts.ts';

const place = (name: string): number => FEATURES.findIndex((feature) => feature.name === name);

/** Rows of which only these features are known. */
function rows(count: number, values: (n: number) => Readonly<Record<string, number>>) {
  return Array.from({ length: count }, (_, n) => {
    const row = new Float64Array(FEATURES.length).fill(Number.NaN);
    for (const [name, value] of Object.entries(values(n))) row[place(name)] = value;
    return row;
  });
}

test('[LF6] a number is counted in ten parts of as many rows each, what is missing apart', () => {
  const then = countedAnew([...rows(100, (n) => ({ pageviews: n })), ...rows(7, () => ({}))]);
  expect(then.pageviews?.counts).toEqual([11, 10, 10, 10, 10, 10, 10, 10, 10, 9, 7]);
  expect(then.pageviews?.edges).toHaveLength(9);
});

test('[LF6] a number of few values has fewer parts, a kind one each', () => {
  const then = countedAnew(rows(90, (n) => ({ pageviews: n % 2, device: n % 3 })));
  expect(then.pageviews?.counts.reduce((sum, count) => sum + count)).toBe(90);
  expect(then.pageviews?.edges).toEqual([0, 1]);
  expect(then.device).toEqual({ edges: null, counts: [30, 30, 30, 0] });
});

test('[LF6] the same rows have not drifted, others have, and each feature for itself', () => {
  const before = rows(400, (n) => ({ pageviews: n % 40, device: n % 3 }));
  const then = countedAnew(before);
  const later = rows(300, (n) => ({ pageviews: n % 40, device: 2 }));
  const same = driftBy(then, countedAgain(then, before));
  expect([...same.values()].every((drift) => drift === null || drift.index === 0)).toBe(true);
  const drifts = driftBy(then, countedAgain(then, later));
  expect(drifts.get('pageviews')?.size).toBe('none');
  expect(drifts.get('device')?.size).toBe('much');
});

test('[LF6] beyond the range of training the outermost parts count, and an unknown feature says nothing', () => {
  const then = countedAnew(rows(100, (n) => ({ pageviews: 10 + n })));
  const later = countedAgain(
    then,
    rows(10, (n) => ({ pageviews: n < 4 ? 0 : 1e6 })),
  );
  expect(later.pageviews?.counts).toEqual([4, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0]);
  const { pageviews: _, ...others } = then;
  expect(driftBy(others, later).get('pageviews')).toBeNull();
});
