import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs, type EpochMs } from '../../shared/kernel/time.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { MIGRATIONS } from '../../sidecar/adapters/store/sql/migrations.ts';
import { rowsIn } from '../support/embedded-rows.ts';
import { folders } from './folders.ts';
import { expectUpgraded, fillOldFolder, type OldRows, sqlIn } from './old-folder.ts';

const kept = folders();
afterAll(() => kept.removeAll());

/** Rows as the eighth schema's release left them: it added none to those of the fourth. */
const ROWS: OldRows = JSON.parse(
  readFileSync(new URL('./fixtures/schema-0004.json', import.meta.url), 'utf8'),
);
const LATER: EpochMs = asEpochMs(1_893_456_000_000);

describe('data of the eighth schema', () => {
  it('[UP1] keeps every row and every column as it was', async () => {
    await expectUpgraded(await oldFolder(), ROWS, []);
  });

  it('[UP1] what was given is forgotten once it is closed, and not before', async () => {
    expect(await forgottenIn(await oldFolder())).toEqual([0, 2]);
  });

  it('[UP2] stays whole when the upgrade breaks off, and is upgraded at the next start', async () => {
    const directory = await oldFolder();
    sqlIn(directory, 'drop index exercise_closed_by_at');
    const before = rowsIn(directory);
    await expect(openEmbedded({ directory })).rejects.toThrow('exercise_closed_by_at');
    expect(rowsIn(directory)).toEqual(before);
    sqlIn(directory, 'create index exercise_closed_by_at on exercise (at) where closed = 1');
    expect(await forgottenIn(directory)).toEqual([0, 2]);
  });
});

/** How many rows go while it is open, and once it is closed: the exercise goes with its task. */
async function forgottenIn(directory: string): Promise<readonly number[]> {
  const store = await openEmbedded({ directory });
  const gone = await store.transact(async (tx) => {
    const exercise = await tx.exercises.find(asId('exercise-1'));
    if (exercise === null) throw new Error('it was there before');
    const before = await tx.exercises.forget(LATER, 9);
    await tx.exercises.put({ ...exercise, cost: exercise.reserved });
    return [before, await tx.exercises.forget(LATER, 9)];
  });
  await store.close();
  return gone;
}

/** A data folder as the eighth schema's release left it. */
async function oldFolder(): Promise<string> {
  const directory = kept.make();
  const steps = Object.entries(MIGRATIONS).filter(([name]) => name < '0009');
  await fillOldFolder(directory, Object.fromEntries(steps), ROWS);
  return directory;
}
