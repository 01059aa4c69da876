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

/** Rows as the seventh schema's release left them: it added none to those of the fourth. */
const ROWS: OldRows = JSON.parse(
  readFileSync(new URL('./fixtures/schema-0004.json', import.meta.url), 'utf8'),
);
const SHOP = asId<never>('boots');
const LATER: EpochMs = asEpochMs(1_893_456_000_000);

describe('data of the seventh schema', () => {
  it('[UP1] keeps every row and every column as it was', async () => {
    await expectUpgraded(await oldFolder(), ROWS, []);
  });

  it('[UP1] a code that was given before is found, ends, and is forgotten with what was given', async () => {
    const directory = await oldFolder();
    sqlIn(directory, "update code set held_by = 'basket-1'");
    const store = await openEmbedded({ directory });
    const found = await store.read(async (tx) => [
      await tx.codes.overdue(LATER, 9),
      await tx.codes.open(SHOP, 9),
      await tx.codes.heldBy(SHOP, 'basket-1'),
    ]);
    expect(found.map((codes) => codes.map(({ code }) => code))).toEqual([
      ['code-1'],
      ['code-1'],
      ['code-1'],
    ]);
    const gone = await store.transact(async (tx) => {
      const [code] = found[0] ?? [];
      const exercise = await tx.exercises.find(asId('exercise-1'));
      if (code === undefined || exercise === null) throw new Error('they were there before');
      const before = [await tx.codes.forget(LATER, 9), await tx.exercises.forget(LATER, 9)];
      await tx.codes.put({ ...code, state: 'expired', heldBy: null });
      await tx.exercises.put({ ...exercise, cost: exercise.reserved });
      const [overdue, open] = [await tx.codes.overdue(LATER, 9), await tx.codes.open(SHOP, 9)];
      expect([...overdue, ...open]).toEqual([]);
      return [...before, await tx.codes.forget(LATER, 9), await tx.exercises.forget(LATER, 9)];
    });
    // The exercise goes with its task.
    expect(gone).toEqual([0, 0, 1, 2]);
    await store.close();
  });

  it('[UP1, RE1] the pairing code of an answer is still taken out at its end', async () => {
    const store = await openEmbedded({ directory: await oldFolder() });
    const instead = { kind: 'refused', refusal: 'expired', sentence: 'Over.' } as const;
    expect(await store.transact((tx) => tx.marks.forgetCodes(LATER, instead, 9))).toBe(1);
    expect(await store.transact((tx) => tx.marks.forgetCodes(LATER, instead, 9))).toBe(0);
    await store.close();
  });

  it('[UP2] stays whole when the upgrade breaks off, and is upgraded at the next start', async () => {
    const directory = await oldFolder();
    sqlIn(directory, 'create table other (at integer)');
    // Half-way: the old ones are gone by then, and the first of the new ones are there.
    sqlIn(directory, 'create index exercise_closed_by_at on other (at)');
    const before = rowsIn(directory);
    await expect(openEmbedded({ directory })).rejects.toThrow('exercise_closed_by_at');
    expect(rowsIn(directory)).toEqual(before);
    sqlIn(directory, 'drop table other');
    const store = await openEmbedded({ directory });
    expect(await store.read((tx) => tx.codes.open(SHOP, 9))).toHaveLength(1);
    await store.close();
  });
});

/** A data folder as the seventh schema's release left it. */
async function oldFolder(): Promise<string> {
  const directory = kept.make();
  const steps = Object.entries(MIGRATIONS).filter(([name]) => name < '0008');
  await fillOldFolder(directory, Object.fromEntries(steps), ROWS);
  return directory;
}
