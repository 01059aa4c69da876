import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { first } from '../../sidecar/adapters/store/sql/migrations/0001-first.ts';
import { erasure } from '../../sidecar/adapters/store/sql/migrations/0002-erasure.ts';
import { cobrowse } from '../../sidecar/adapters/store/sql/migrations/0003-cobrowse.ts';
import { eraseVisitors } from '../../sidecar/app/privacy/erase-visitor.ts';
import { anApproval, anEntry, aTask, LINK } from '../support/builders/ledger.ts';
import { aCode, anExercise } from '../support/builders/mandate.ts';
import { aDesk } from '../support/desk.ts';
import { bytesIn, rowsIn } from '../support/embedded-rows.ts';
import { folders } from './folders.ts';
import { expectUpgraded, fillOldFolder, type OldRows, sqlIn } from './old-folder.ts';

const kept = folders();
afterAll(() => kept.removeAll());

/** Rows of every table as the third schema's release wrote them, in a run with two visitors. */
const ROWS: OldRows = JSON.parse(
  readFileSync(new URL('./fixtures/schema-0003.json', import.meta.url), 'utf8'),
);
const NEW = [
  ...['mandate', 'exercise', 'task', 'code', 'approval', 'ledger', 'ledger_sum'],
  ...['known_order', 'learning', 'model'],
];

describe('data of the third schema', () => {
  it('[UP1] keeps every row and every column as it was', async () => {
    const directory = await oldFolder();
    await expectUpgraded(directory, ROWS, [...NEW, 'ledger_head']);
    expect(ROWS.cobrowse).toHaveLength(1);
    expect(Object.keys(ROWS).length).toBeGreaterThan(13);
  });

  it('[UP1, LG1] who was there before can be given something, and erased; the ledger stays', async () => {
    const directory = await oldFolder();
    const { environment, conversation } = aDesk({ store: await openEmbedded({ directory }) });
    const { store } = environment;
    const { visitor } = await conversation('zoe-talk');
    const given = anExercise({ visitor, conversation: asId('zoe-talk'), task: asId('task-1') });
    await store.transact(async (tx) => {
      const known = await tx.visitors.find(visitor);
      if (known === null) throw new Error('they were there before');
      await tx.visitors.put({ ...known, ledgerSalt: 'zoe-salt' });
      await tx.exercises.put(given);
      await tx.exercises.putTask(aTask({ visitor, note: 'zoe-address' }));
      await tx.codes.put(aCode({ visitor, text: 'zoe-code' }));
      await tx.approvals.put(anApproval({ visitor, reason: 'zoe-reason' }));
      await tx.ledger.append([anEntry({ charges: given.charges })], LINK);
    });
    expect(bytesIn(directory)).toContain('zoe-address');
    await eraseVisitors(environment, [visitor], 'operator');
    const bytes = bytesIn(directory).replaceAll('zoe-talk', '').replaceAll('zoe-along', '');
    expect(bytes.match(/zoe-\w+/g)).toBeNull();
    expect(bytes).toContain('max-words');
    // What was given, and that it was given back.
    const rows = await store.read((tx) => tx.ledger.from(1, 9));
    expect(rows.map(({ entry }) => entry.kind)).toEqual(['given', 'unfulfilled']);
    await store.close();
  });

  it('[UP2] stays whole when the upgrade breaks off, and is upgraded at the next start', async () => {
    const directory = await oldFolder();
    // Half-way: all tables but those of the ledger are there by then.
    sqlIn(directory, 'create table ledger_sum (only_one text)');
    const before = rowsIn(directory);
    await expect(openEmbedded({ directory })).rejects.toThrow('ledger_sum');
    expect(rowsIn(directory)).toEqual(before);
    sqlIn(directory, 'drop table ledger_sum');
    const store = await openEmbedded({ directory });
    expect(await store.read((tx) => tx.ledger.head())).toEqual({ place: 0, hash: '' });
    await store.close();
  });
});

/** A data folder as the third schema's release left it. */
async function oldFolder(): Promise<string> {
  const directory = kept.make();
  const steps = { '0001-first': first, '0002-erasure': erasure, '0003-cobrowse': cobrowse };
  await fillOldFolder(directory, steps, ROWS);
  return directory;
}
