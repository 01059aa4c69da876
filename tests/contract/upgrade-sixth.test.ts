import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { MIGRATIONS } from '../../sidecar/adapters/store/sql/migrations.ts';
import { aKeptModel } from '../support/builders/kept-model.ts';
import { rowsIn } from '../support/embedded-rows.ts';
import { folders } from './folders.ts';
import { expectUpgraded, fillOldFolder, type OldRows, sqlIn } from './old-folder.ts';

const kept = folders();
afterAll(() => kept.removeAll());

/** An order that was claimed and confirmed, as that release wrote it. */
const ORDER = {
  shop: 'boots',
  name: 'order-7',
  visitor: 'zoe',
  changed_at: 1_793_610_000_000,
  document: JSON.stringify({
    shop: 'boots',
    order: 'order-7',
    session: 'zoe-session',
    visitor: 'zoe',
    confirmedAt: 1_793_610_000_000,
    changedAt: 1_793_610_000_000,
  }),
};

/** Rows as the sixth schema's release left them: those of the fourth, and an order. */
const ROWS: OldRows = {
  ...JSON.parse(readFileSync(new URL('./fixtures/schema-0004.json', import.meta.url), 'utf8')),
  known_order: [ORDER],
};

describe('data of the sixth schema', () => {
  it('[UP1] keeps every row and every column as it was', async () => {
    await expectUpgraded(await oldFolder(), ROWS, ['learning', 'model']);
  });

  it('[UP1] models can be kept, and sessions that ended before are found by when they ended', async () => {
    const directory = await oldFolder();
    sqlIn(directory, 'update session set ended_at = 1793610000000');
    const store = await openEmbedded({ directory });
    await store.transact((tx) => tx.learning.addModel(aKeptModel(1), 'text'));
    expect(await store.read((tx) => tx.learning.textOf(asId('model-1')))).toBe('text');
    const ended = await store.read((tx) => tx.sessions.ended(null, 99));
    expect(ended).toHaveLength(ROWS.session?.length ?? 0);
    await store.close();
  });

  it('[UP2] stays whole when the upgrade breaks off, and is upgraded at the next start', async () => {
    const directory = await oldFolder();
    // Half-way: the first of the two tables is there by then.
    sqlIn(directory, 'create table model (only_one text)');
    const before = rowsIn(directory);
    await expect(openEmbedded({ directory })).rejects.toThrow('model');
    expect(rowsIn(directory)).toEqual(before);
    sqlIn(directory, 'drop table model');
    const store = await openEmbedded({ directory });
    expect(await store.read((tx) => tx.learning.find(asId('boots')))).toBeNull();
    await store.close();
  });
});

/** A data folder as the sixth schema's release left it. */
async function oldFolder(): Promise<string> {
  const directory = kept.make();
  const steps = Object.entries(MIGRATIONS).filter(([name]) => name < '0007');
  await fillOldFolder(directory, Object.fromEntries(steps), ROWS);
  return directory;
}
