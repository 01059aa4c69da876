import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { LedgerRow } from '../../../sidecar/domain/mandate/ledger.ts';
import { LINK } from '../../support/builders/ledger.ts';
import { DAY, keptLedger, tamper, verifyKept } from './kept-ledger.ts';

const ROWS = 12;

describe('somebody at the file of the ledger', () => {
  test('[LG2] who does nothing is not accused', async () => {
    expect(await verifyKept(await keptLedger(ROWS))).toMatchObject({
      msg: 'ledger-whole',
      rows: ROWS,
      heads: 2,
    });
  });

  test('[LG1] is refused by the database itself, unless they take that away', async () => {
    const kept = await keptLedger(3);
    const database = new DatabaseSync(join(kept.directory, 'toonbank.db'));
    for (const change of [
      `update ledger set hash = 'other' where place = 2`,
      'delete from ledger where place = 2',
      'delete from ledger',
      `insert or ignore into ledger values (2, '', 'h', '{}')`,
      `insert or replace into ledger values (2, '', 'h', '{}')`,
    ]) {
      expect(() => database.exec(change), change).toThrow('only added to');
    }
    database.close();
    expect(await verifyKept(kept)).toMatchObject({ msg: 'ledger-whole', rows: 3 });
  });

  test.each([
    [
      'changes an amount',
      `update ledger set entry = json_set(entry, '$.amount', 0) where place = 7`,
      7,
    ],
    [
      'changes who gave',
      `update ledger set entry = replace(entry, 'agent-1', 'agent-2') where place = 7`,
      7,
    ],
    [
      'changes a charge',
      `update ledger set entry = json_set(entry, '$.charges[0].minor', 1) where place = 7`,
      7,
    ],
    ['adds a field', `update ledger set entry = json_set(entry, '$.more', 1) where place = 7`, 7],
    ['takes a field', `update ledger set entry = json_remove(entry, '$.agent') where place = 7`, 7],
    ['makes it no JSON', `update ledger set entry = 'gone' where place = 7`, 7],
    ['makes it something else', `update ledger set entry = '[1]' where place = 7`, 7],
    ['changes a hash', `update ledger set hash = 'other' where place = 7`, 7],
    ['changes what it follows', `update ledger set previous = 'other' where place = 7`, 7],
    ['changes the first', `update ledger set previous = 'x' where place = 1`, 1],
    [
      'changes the last',
      `update ledger set entry = json_set(entry, '$.amount', 0) where place = 12`,
      12,
    ],
    ['removes one', 'delete from ledger where place = 7', 7],
    ['removes the first', 'delete from ledger where place = 1', 1],
    ['removes some', 'delete from ledger where place in (4, 5, 9)', 4],
    ['cuts off the end', 'delete from ledger where place > 8', 9],
    ['empties it', 'delete from ledger', 1],
    [
      'puts one in',
      `insert into ledger select 13, hash, 'h', entry from ledger where place = 12`,
      13,
    ],
    [
      'doubles one',
      `insert into ledger select 13, previous, hash, entry from ledger where place = 12`,
      13,
    ],
  ])('[LG2] is found when one %s', async (_, statement, row) => {
    const kept = await keptLedger(ROWS);
    tamper(kept, statement);
    expect(await verifyKept(kept)).toMatchObject({ msg: 'ledger-broken', row });
  });

  test('[LG2] is found when one exchanges two rows', async () => {
    const kept = await keptLedger(ROWS);
    const exchange = [6, 7].map(
      (place) => `update ledger set place = ${place + 94} where place = ${place}`,
    );
    const back = [
      'update ledger set place = 7 where place = 100',
      'update ledger set place = 6 where place = 101',
    ];
    tamper(kept, ...exchange, ...back);
    expect(await verifyKept(kept)).toMatchObject({ msg: 'ledger-broken', row: 6 });
  });

  test('[LG2] is found when one cuts off the end and puts the head back to match', async () => {
    const kept = await keptLedger(ROWS);
    tamper(
      kept,
      'delete from ledger where place > 8',
      'update ledger_head set place = 8, hash = (select hash from ledger where place = 8)',
      'delete from ledger_sum',
      // Sums as the rows that are left add up to.
      `insert into ledger_sum select value ->> 'scope', sum(value ->> 'minor'), sum(value ->> 'exercises')
        from ledger, json_each(entry, '$.charges') group by 1`,
    );
    const found = await verifyKept(kept);
    expect(found).toMatchObject({ msg: 'ledger-broken', row: 9 });
    expect(found.sentence).toContain('row 10 was signed');
    // What came after the last that was signed is beyond what anybody can prove.
    const after = await keptLedger(ROWS);
    tamper(
      after,
      'delete from ledger where place > 10',
      'update ledger_head set place = 10, hash = (select hash from ledger where place = 10)',
      'delete from ledger_sum',
      `insert into ledger_sum select value ->> 'scope', sum(value ->> 'minor'), sum(value ->> 'exercises')
        from ledger, json_each(entry, '$.charges') group by 1`,
    );
    expect(await verifyKept(after)).toMatchObject({ msg: 'ledger-whole', rows: 10 });
  });

  test('[LG2] is found when one writes everything anew from a row on, every hash right', async () => {
    const kept = await keptLedger(ROWS);
    rewrite(kept.directory, 4);
    const found = await verifyKept(kept);
    expect(found).toMatchObject({ msg: 'ledger-broken', row: 5 });
    expect(found.sentence).toContain('not the one that was signed');
  });

  test.each([
    ['gives room in a budget', `update ledger_sum set minor = minor - 10 where scope = '${DAY}'`],
    ['takes an exercise', `update ledger_sum set exercises = exercises - 1 where scope = '${DAY}'`],
    ['removes a sum', `delete from ledger_sum where scope = '${DAY}'`],
  ])('[LG3] is found when one %s', async (_, statement) => {
    const kept = await keptLedger(ROWS);
    tamper(kept, statement);
    const found = await verifyKept(kept);
    expect(found).toMatchObject({ msg: 'ledger-broken', row: null });
    expect(found.sentence).toContain(DAY);
  });

  test('[LG3] is found when one adds a sum of nothing that was given', async () => {
    const kept = await keptLedger(ROWS);
    tamper(kept, `insert into ledger_sum values ('mandate:m:day:never', 5, 1)`);
    expect((await verifyKept(kept)).sentence).toContain('mandate:m:day:never');
  });

  test('[LG2] is found when one changes or damages the signed heads', async () => {
    const kept = await keptLedger(ROWS);
    const path = join(kept.seals, 'ledger-heads.jsonl');
    const before = readFileSync(path, 'utf8');
    for (const [changed, words] of [
      [before.replace('"place":5', '"place":6'), 'not signed by a key'],
      [before.replace('{', '!'), 'Line 1 of the signed heads'],
    ] as const) {
      writeFileSync(path, changed);
      const found = await verifyKept(kept);
      expect(found).toMatchObject({ msg: 'ledger-broken', row: null });
      expect(found.sentence).toContain(words);
    }
    writeFileSync(path, before.slice(0, -20));
    const torn = await verifyKept(kept);
    expect(torn).toMatchObject({ msg: 'ledger-whole', heads: 1 });
    expect(torn.sentence).toContain('half written');
  });
});

/** As somebody would who knows how rows are tied: cheaper from here on, sums and head with it. */
function rewrite(directory: string, from: number): void {
  const database = new DatabaseSync(join(directory, 'toonbank.db'));
  database.exec('drop trigger ledger_no_update');
  const rows = database.prepare('select * from ledger order by place').all();
  const update = database.prepare(
    'update ledger set previous = ?, hash = ?, entry = ? where place = ?',
  );
  let previous = '';
  for (const { place, hash, entry: text } of rows) {
    const entry: LedgerRow['entry'] = JSON.parse(String(text));
    const amount = Number(place) === from ? 0 : entry.amount;
    const cheaper = { ...entry, amount: amount as LedgerRow['entry']['amount'] };
    const next = Number(place) < from ? String(hash) : LINK(previous, cheaper);
    update.run(previous, next, JSON.stringify(cheaper), Number(place));
    previous = next;
  }
  database.prepare('update ledger_head set hash = ?').run(previous);
  database.close();
}
