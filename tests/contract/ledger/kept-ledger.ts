import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileSeal } from '../../../sidecar/adapters/ledger/file-seal.ts';
import { openEmbedded } from '../../../sidecar/adapters/store/drivers/embedded.ts';
import { sealHead } from '../../../sidecar/app/mandate/seal-head.ts';
import { verify } from '../../../sidecar/operator/ledger.ts';
import { aCharge, LINK } from '../../support/builders/ledger.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

export const DAY = 'mandate:m:day:2026-11-02';

/** A data folder whose ledger has so many rows, with where its signed heads are. */
export interface KeptLedger {
  readonly directory: string;
  readonly seals: string;
}

/** Rows of 1, 2, 3 … in the day's budget and a conversation each; every fifth is signed as the last. */
export async function keptLedger(rows: number): Promise<KeptLedger> {
  const directory = join(temporaryFolder(), 'kept');
  const seals = join(directory, 'ledger');
  const store = await openEmbedded({ directory });
  const clock = fakeClock();
  for (let n = 1; n <= rows; n += 1) {
    const entry = aCharge(n, DAY, `mandate:m:conversation:talk-${n}`);
    await store.transact((tx) => tx.ledger.append([entry], LINK));
    clock.advance(1_000);
    if (n % 5 === 0) await sealHead({ store, clock, ledgerSeal: fileSeal(seals) });
  }
  await store.close();
  return { directory, seals };
}

/** Does what only who has the file can: without the triggers that refuse it. */
export function tamper({ directory }: KeptLedger, ...statements: readonly string[]): void {
  const database = new DatabaseSync(join(directory, 'toonbank.db'));
  database.exec('drop trigger ledger_no_update; drop trigger ledger_no_delete');
  for (const each of statements) database.exec(each);
  database.close();
}

export function verifyKept({ directory, seals }: KeptLedger) {
  return verify({ task: 'ledger-verify', place: { kind: 'embedded', directory }, seals });
}
