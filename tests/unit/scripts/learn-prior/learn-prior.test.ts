import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LEFT_OUT, TAKEN } from '../../../../scripts/learn-prior/columns.ts';
import { PRIOR_FILE, runLearnPrior } from '../../../../scripts/learn-prior/run.ts';
import { shoppersIn, tableOf } from '../../../../scripts/learn-prior/shoppers.ts';
import { readPrior } from '../../../../sidecar/domain/engagement/prior/read-prior.ts';
import { type Draw, seededDraw } from '../../../../sidecar/domain/learning/seeded-draw.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

/** Learning in a test shares its cores. */
const LEARNING_MS = 60_000;
const folder = temporaryFolder();
const silent = (): void => undefined;

const NAMES = [
  'row',
  'Administrative',
  'Administrative_Duration',
  'Informational',
  'Informational_Duration',
  'ProductRelated',
  'ProductRelated_Duration',
  'BounceRates',
  'ExitRates',
  'PageValues',
  'VisitorType',
  'Revenue',
];

/** Made-up sessions: who sees more pages, and pages that fewer leave on, orders more often. */
function someSession(row: number, draw: Draw): Readonly<Record<string, string>> {
  const pages = Math.floor(draw() * 40) + 1;
  const exit = draw() * 0.2;
  const isOrder = draw() < 1 / (1 + Math.exp(3 - pages / 10 + exit * 15));
  return {
    row: `${row}`,
    Administrative: `${Math.floor(draw() * 5)}`,
    Administrative_Duration: `${Math.floor(draw() * 100)}`,
    Informational: '0',
    Informational_Duration: '0',
    ProductRelated: `${pages}`,
    ProductRelated_Duration: `${pages * 30 * draw()}`,
    BounceRates: `${exit * draw()}`,
    ExitRates: `${exit}`,
    PageValues: isOrder && draw() < 0.7 ? '12.5' : '0',
    VisitorType: draw() < 0.2 ? 'New_Visitor' : 'Returning_Visitor',
    Revenue: isOrder ? 'TRUE' : 'FALSE',
  };
}

function sessions(count: number): readonly Readonly<Record<string, string>>[] {
  const draw = seededDraw(7);
  return Array.from({ length: count }, (_, row) => someSession(row, draw));
}

function file(name: string, rows: readonly Readonly<Record<string, string>>[]): string {
  const path = join(folder, name);
  const lines = rows.map((row) => NAMES.map((column) => row[column]).join(','));
  writeFileSync(path, [NAMES.join(','), ...lines].map((line) => `${line}\n`).join(''));
  return path;
}

async function made(data: string, name: string, seed = '1'): Promise<string> {
  const out = join(folder, name);
  expect(await runLearnPrior(['--data', data, '--out', out, '--seed', seed], silent)).toBe(0);
  return readFileSync(out, 'utf8');
}

test(
  '[DP4] from a file of sessions to a prior that is read; the same rows and seed give the same file',
  async () => {
    const data = file('sessions.csv', sessions(240));
    const text = await made(data, 'one.json');
    expect(await made(data, 'two.json')).toBe(text);
    expect(await made(data, 'three.json', '2')).not.toBe(text);
    const prior = readPrior(text);
    if (!prior.isOk) throw new Error(prior.error);
    expect(prior.value.rows).toBe(240);
    expect(prior.value.withPageStatistics.auc).toBeGreaterThan(0.6);
    expect(Object.keys(JSON.parse(text).leftOut)).toEqual(Object.keys(LEFT_OUT));
    expect(prior.value.name).toBe('prior-1');
  },
  LEARNING_MS,
);

test('[DP4] columns become features by what they mean, within the range of each', () => {
  const [first] = sessions(1);
  const row = {
    ...first,
    Administrative: '2',
    Informational: '1',
    ProductRelated: '30000',
    Administrative_Duration: '10.5',
    Informational_Duration: '0',
    ProductRelated_Duration: '99999',
    BounceRates: '0.01',
    ExitRates: '0.02',
  };
  const values = (hasPageStatistics: boolean) =>
    Object.fromEntries(
      tableOf(shoppersIn([row]), TAKEN, hasPageStatistics).columns.map((column) => [
        column.name,
        column.values[0],
      ]),
    );
  expect(values(true)).toEqual({
    pageviews: 9_999,
    'views-account': 2,
    'views-service': 1,
    visible: 86_400,
    'visible-account': 10.5,
    'visible-service': 0,
    // One session of 30,003 pages: its shop's exit rate.
    'exit-of-shop': 100,
  });
  expect(values(false)).toMatchObject({
    pageviews: 9_999,
    'exit-of-shop': Number.NaN,
  });
});

test('[DP4] an exit rate is told as a part of that of all pages of those sessions', () => {
  const [first] = sessions(1);
  const of = (ProductRelated: string, ExitRates: string) => ({
    ...first,
    Administrative: '0',
    Informational: '0',
    ProductRelated,
    ExitRates,
  });
  // Two sessions of sixteen pages in all: one view in eight is the last.
  const { columns } = tableOf(shoppersIn([of('4', '0.25'), of('12', '0.0625')]), TAKEN, true);
  expect([...(columns.at(-1)?.values ?? [])]).toEqual([2, 0.5]);
});

test('[DP4] sessions that are alike in all but their number are never on both sides of a fold', () => {
  const [one, other] = sessions(2);
  const { groups } = shoppersIn([{ ...one }, { ...other }, { ...one, row: '9' }]);
  expect([...groups]).toEqual([0, 1, 0]);
});

test.each([
  ['a column that is not there', [{ ...someSession(0, seededDraw(1)), ExitRates: '' }]],
  ['an outcome that is none', [{ ...someSession(0, seededDraw(1)), Revenue: 'maybe' }]],
  ['no rows', []],
])(
  '[DP4] what cannot be learned from ends in a sentence and writes nothing: %s',
  async (name, rows) => {
    const out = join(folder, `${name}.json`);
    const data = file('wrong.csv', rows);
    expect(await runLearnPrior(['--data', data, '--out', out], silent)).toBe(1);
    expect(await runLearnPrior(['--out', out], silent)).toBe(1);
    expect(await runLearnPrior(['--data', data, '--out', out, '--seed', 'x'], silent)).toBe(1);
    expect(existsSync(out)).toBe(false);
  },
);

const rowsOfTheFile = process.env.ONLINE_SHOPPERS;
if (rowsOfTheFile !== undefined) {
  test(
    '[DP4] the file in the tree is what the command makes of the rows in ONLINE_SHOPPERS',
    async () => {
      expect(await made(rowsOfTheFile, 'whole.json')).toBe(readFileSync(PRIOR_FILE, 'utf8'));
    },
    LEARNING_MS * 5,
  );
}
