import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { nodeDigest } from '../../sidecar/adapters/ambient/system.ts';
import { fileSeal } from '../../sidecar/adapters/ledger/file-seal.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { linkWith } from '../../sidecar/domain/mandate/ledger-chain.ts';
import { entryOf } from './entries.ts';

const HEADS = 1_000;

/** Makes a data folder with so many rows, their sums and a thousand signed heads; past the store, for its time. */
export async function fillLedger(directory: string, rows: number): Promise<void> {
  await (await openEmbedded({ directory })).close();
  const { sha256 } = nodeDigest();
  const link = linkWith(sha256);
  const seal = fileSeal(join(directory, 'ledger'));
  const database = new DatabaseSync(join(directory, 'toonbank.db'));
  database.exec('pragma synchronous = off; begin');
  const insert = database.prepare('insert into ledger values (?, ?, ?, ?)');
  const signEvery = Math.max(1, Math.floor(rows / HEADS));
  let previous = '';
  for (let place = 1; place <= rows; place += 1) {
    const entry = entryOf(place - 1, sha256);
    const hash = link(previous, entry);
    insert.run(place, previous, hash, JSON.stringify(entry));
    if (place % signEvery === 0) await seal.sign({ place, hash }, asEpochMs(entry.at));
    previous = hash;
  }
  database.prepare('insert into ledger_head values (1, ?, ?)').run(rows, previous);
  database.exec(`insert into ledger_sum
    select value ->> 'scope', sum(value ->> 'minor'), sum(value ->> 'exercises')
      from ledger, json_each(entry, '$.charges') group by 1`);
  database.exec('commit');
  database.close();
}
