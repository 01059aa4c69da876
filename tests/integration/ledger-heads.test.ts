import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileSeal } from '../../sidecar/adapters/ledger/file-seal.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { anEntry, LINK } from '../support/builders/ledger.ts';
import { runOperator } from '../support/operator.ts';
import { startTestSidecar } from '../support/sidecar.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('[LG2] a sidecar signs where the ledger ends while it grows and at a stop, and verify agrees', async () => {
  const directory = join(temporaryFolder(), 'kept');
  const seals = join(temporaryFolder(), 'ledger');
  const heads = join(seals, 'ledger-heads.jsonl');
  const sidecar = await startTestSidecar({
    store: await openEmbedded({ directory }),
    ledgerSeal: fileSeal(seals),
    bounds: { ledgerSignedEveryMs: 1 },
  });
  const grow = () =>
    sidecar.environment.store.transact((tx) => tx.ledger.append([anEntry()], LINK));
  expect(existsSync(seals)).toBe(false);
  await grow();
  await expect.poll(() => existsSync(heads), { timeout: 20_000 }).toBe(true);
  await grow();
  await grow();
  await sidecar.stop();
  const places = readFileSync(heads, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).place);
  expect([places[0], places.at(-1)]).toEqual([1, 3]);
  const environment = { DATA_DIR: directory, LEDGER_DIR: seals };
  expect(await runOperator(['ledger', 'verify'], environment)).toMatchObject({
    code: 0,
    said: { msg: 'ledger-whole', rows: 3, heads: places.length },
  });
});
