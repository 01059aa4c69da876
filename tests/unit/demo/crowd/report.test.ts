import { expect, test } from 'vitest';
import type { Went } from '../../../../demo/crowd/crowd.ts';
import { planShopper } from '../../../../demo/crowd/plan.ts';
import { linesOf, reportOf } from '../../../../demo/crowd/report.ts';
import type { Type } from '../../../../demo/truth/natures.ts';

const SETTINGS = { shop: 'http://127.0.0.1:4690', seed: 1 };

function went(type: Type, visited: Partial<Omit<Went, 'plan'>> = {}): Went {
  const plan = { ...planShopper(1, 1), type, consent: 'yes' as const };
  return { isOffered: false, answered: null, isOrdered: false, ...visited, plan };
}

const EVENING = {
  went: [
    went('sure', { isOrdered: true }),
    went('persuadable'),
    went('persuadable', { isOffered: true, answered: 'yes', isOrdered: true }),
    went('annoyed', { isOffered: true, answered: 'no' }),
  ],
  stuck: ['shopper 7 (lost): the page did not answer'],
};

test('[DM12] the report counts by type, and expects by the known chances of whom an offer was shown to', () => {
  const { all, byType, stuck } = reportOf(SETTINGS, EVENING);
  // 0.8 of a sure one; 0.15 and, with an offer, 0.5 of the persuadable; 0.12 of one who is annoyed by it.
  expect(byType.persuadable).toEqual({
    came: 2,
    observed: 2,
    offered: 1,
    saidYes: 1,
    saidNo: 0,
    ordered: 1,
    expected: 0.7,
    expectedGive: 0.6,
  });
  expect(byType.lost.came).toBe(0);
  // 0.8 + 0.15 + 0.5 + 0.12 = 1.57; √(0.16 + 0.1275 + 0.25 + 0.1056) = 0.802.
  expect(all).toMatchObject({ came: 4, ordered: 2, expected: 1.6, expectedGive: 0.8, saidNo: 1 });
  expect(stuck).toEqual(EVENING.stuck);
});

test('[DM12] the terminal has a line for each type and one for all, columns under their names', () => {
  const lines = linesOf(reportOf(SETTINGS, EVENING));
  const table = lines.slice(1, 7);
  expect(table.map((line) => line.length)).toEqual(
    Array.from({ length: 6 }, () => table[0]?.length),
  );
  expect(table.at(-1)).toMatch(/^all +4 +2 +1 +1 +2 +1\.6 ± 0\.8$/);
  expect(lines.at(-1)).toContain('shopper 7');
  expect(linesOf(reportOf(SETTINGS, { went: [], stuck: [] })).join('\n')).not.toContain('NaN');
});
