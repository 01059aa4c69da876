import { expect, test } from 'vitest';
import { code, files } from './source.ts';

/** Ways in which a statement would change or remove what was written. */
const CHANGES = [
  /\b(updateTable|deleteFrom|replaceInto|mergeInto|dropTable|alterTable)\(\s*['"`]ledger['"`]/,
  /\b(update|delete\s+from|truncate(\s+table)?|drop\s+table|replace\s+into)\s+"?ledger"?\b(?!_)/i,
];

const changesIn = (text: string): boolean => CHANGES.some((change) => change.test(text));

test.each([
  `db.updateTable('ledger').set({ hash })`,
  `db.deleteFrom( 'ledger' )`,
  'sql`delete from ledger where place = 1`',
  'UPDATE "ledger" SET hash = 1',
])('[LG1] a planted change of the ledger is found: %s', (text) => {
  expect(changesIn(text)).toBe(true);
});

test('[LG1] no statement in the code changes or removes a row of the ledger', () => {
  const changing = files(['.ts'], 'sidecar', 'scripts').filter((path) => changesIn(code(path)));
  expect(changing).toEqual([]);
});

test('[LG1] only one file adds rows to it', () => {
  const adding = files(['.ts'], 'sidecar').filter((path) =>
    /insertInto\(\s*'ledger'\s*\)/.test(code(path)),
  );
  expect(adding).toEqual(['sidecar/adapters/store/sql/ledger.ts']);
});
