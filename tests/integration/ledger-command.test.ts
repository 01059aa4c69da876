import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { LEDGER_ROWS_AT_ONCE } from '../../shared/protocol/limits.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import type { LedgerEntry } from '../../sidecar/domain/mandate/ledger.ts';
import { type KeptLedger, keptLedger, tamper } from '../contract/ledger/kept-ledger.ts';
import { aCharge, anEntry, LINK } from '../support/builders/ledger.ts';
import { minor } from '../support/builders/mandate.ts';
import { runOperator } from '../support/operator.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MAIN = fileURLToPath(new URL('../../sidecar/operator/main.ts', import.meta.url));

let kept: KeptLedger;
beforeAll(async () => {
  kept = await keptLedger(6);
});

/** What an export writes on standard output. */
async function exported(directory: string, format: string): Promise<string> {
  const args = [MAIN, 'ledger', 'export', '--format', format, '--data-dir', directory];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (part) => {
    text += String(part);
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  return text;
}

describe('npm run ledger', () => {
  it('[LG2] verify says that it is whole, beside a sidecar at work, and ends with 0', async () => {
    const store = await openEmbedded({ directory: kept.directory });
    const found = await runOperator(['ledger', 'verify'], { DATA_DIR: kept.directory });
    await store.close();
    expect(found).toMatchObject({
      code: 0,
      said: { msg: 'ledger-whole', rows: 6, heads: 1, sentence: expect.stringContaining('whole') },
      errors: '',
    });
  });

  it('[LG2] verify says where it is broken, and ends with 1', async () => {
    const broken = await keptLedger(6);
    tamper(broken, `update ledger set entry = json_set(entry, '$.amount', 1) where place = 3`);
    const found = await runOperator(['ledger', 'verify', '--data-dir', broken.directory]);
    expect(found).toMatchObject({
      code: 1,
      said: { msg: 'ledger-broken', row: 3, sentence: expect.stringContaining('Row 3') },
    });
  });

  it('[LG2] sign adds where it ends, once, in LEDGER_DIR when that is set', async () => {
    const seals = join(temporaryFolder(), 'elsewhere');
    const environment = { DATA_DIR: kept.directory, LEDGER_DIR: seals };
    const first = await runOperator(['ledger', 'sign'], environment);
    expect(first).toMatchObject({ code: 0, said: { msg: 'ledger-signed', row: 6 } });
    expect(existsSync(join(seals, 'ledger-heads.jsonl'))).toBe(true);
    const again = await runOperator(['ledger', 'sign'], environment);
    expect(again).toMatchObject({ code: 0, said: { msg: 'ledger-unmoved' } });
    const other = await keptLedger(5);
    const behind = await runOperator(['ledger', 'sign'], {
      ...environment,
      DATA_DIR: other.directory,
    });
    expect(behind).toMatchObject({ code: 1, said: { msg: 'ledger-broken', row: 6 } });
  });

  it('[OP6] where there is no data, or of another version, it says so and ends with 2', async () => {
    const nowhere = await runOperator(['ledger', 'verify', '--data-dir', temporaryFolder()]);
    expect(nowhere).toMatchObject({
      code: 2,
      said: { msg: 'refused', sentence: expect.stringContaining('There is no data') },
    });
    const unknown = await runOperator(['ledger', 'mend']);
    expect(unknown).toMatchObject({ code: 2, said: { kind: 'bad-setting' } });
  });
});

describe('an export of the ledger', () => {
  it('[LG1] as JSON holds every row with which the chain can be checked elsewhere', async () => {
    const directory = await ledgerOf(
      Array.from({ length: LEDGER_ROWS_AT_ONCE + 1 }, (_, n) => aCharge(n, 'mandate:m:day:1')),
    );
    const { format, rows } = JSON.parse(await exported(directory, 'json'));
    expect(format).toBe('toonbank.ledger.1');
    expect(rows).toHaveLength(LEDGER_ROWS_AT_ONCE + 1);
    let previous = '';
    for (const row of rows) {
      expect(row.hash).toBe(LINK(previous, row.entry));
      previous = row.hash;
    }
    expect(JSON.parse(await exported(await ledgerOf([]), 'json')).rows).toEqual([]);
  });

  it('[LG1] as CSV holds no cell that a spreadsheet would take for a formula', async () => {
    const starts = ['=cmd|x', '+1', '-1', '@sum', '\tx', '\rx', "it's fine", '"quoted", too'];
    const odd = starts.map((text) => anEntry({ visitorCommitment: text, amount: minor(-5) }));
    const text = await exported(await ledgerOf(odd), 'csv');
    const [names, ...rows] = cellsIn(text);
    expect(rows).toHaveLength(starts.length);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    const column = (name: string) => rows.map((row) => row[names?.indexOf(name) ?? -1]);
    expect(column('visitorCommitment')).toEqual([
      ...starts.slice(0, 6).map((each) => `'${each}`),
      ...starts.slice(6),
    ]);
    expect(column('returned')).toEqual(starts.map(() => '5'));
    expect(column('given')).toEqual(starts.map(() => '0'));
    expect(column('place')).toEqual(starts.map((_, n) => String(n + 1)));
  });
});

async function ledgerOf(entries: readonly LedgerEntry[]): Promise<string> {
  const directory = join(temporaryFolder(), 'kept');
  const store = await openEmbedded({ directory });
  await store.transact((tx) => tx.ledger.append(entries, LINK));
  await store.close();
  return directory;
}

/** A reader of CSV of the test's own. */
function cellsIn(text: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const rows: string[][] = [[]];
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    const [, quoted, plain = '', end] = found;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
    if (cell.lastIndex === text.length) break;
  }
  return rows.slice(0, -1);
}
