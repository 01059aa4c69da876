import { expect, test } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { PAGE_VIEWS_MIN, PAGES_COUNTED_MAX } from '../../../../../shared/protocol/limits.ts';
import { knownPages } from '../../../../../sidecar/app/learning/known-pages.ts';
import { standings } from '../../../../../sidecar/app/learning/pages.ts';
import {
  type EndedVisit,
  type PageStatistics,
  withVisits,
} from '../../../../../sidecar/domain/engagement/features/page-statistics.ts';
import { seededDraw } from '../../../../../sidecar/domain/learning/seeded-draw.ts';

const at = (ms: number) => asEpochMs(ms);

test('[LF7] a visit counts from when its outcome is known, whatever the order in which visits come', () => {
  const draw = seededDraw(4);
  const pages = knownPages();
  const noted: { knownAt: number; visit: EndedVisit }[] = [];
  // More than are taken away at once, with some that last much longer than others.
  for (let n = 0; n < 3_000; n += 1) {
    const begins = n * 10;
    const standingOf = pages.at(at(begins));
    if (n % 250 === 0) {
      const known = noted.filter(({ knownAt }) => knownAt <= begins).map(({ visit }) => visit);
      const then = standings(withVisits(new Map(), known, PAGES_COUNTED_MAX));
      for (const url of ['/a', '/b?x=1', '/c#y']) expect(standingOf(url)).toEqual(then(url));
    }
    const visit = {
      pages: ['/a', ...(draw() < 0.5 ? ['/b'] : []), ...(draw() < 0.2 ? ['/c'] : [])],
      order: draw() < 0.1 ? { afterPages: 1, minor: 100 } : null,
    };
    const knownAt = begins + 100 + Math.floor(draw() * (draw() < 0.1 ? 20_000 : 50));
    noted.push({ knownAt, visit });
    pages.note(at(knownAt), visit);
  }
  const all: PageStatistics = withVisits(
    new Map(),
    noted.map(({ visit }) => visit),
    PAGES_COUNTED_MAX,
  );
  expect(new Map(pages.all())).toEqual(all);
});

test('[LF2] a page seen too seldom has no standing', () => {
  const pages = knownPages();
  for (let n = 1; n < PAGE_VIEWS_MIN; n += 1) pages.note(at(n), { pages: ['/a'], order: null });
  expect(pages.at(at(100))('/a')).toBeNull();
  pages.note(at(200), { pages: ['/a'], order: null });
  expect(pages.at(at(199))('/a')).toBeNull();
  expect(pages.at(at(200))('/a')).not.toBeNull();
});
