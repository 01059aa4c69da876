import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, vi } from 'vitest';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { FEED_GAP_ON_RESTORE } from '../../shared/protocol/limits.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { killedAt } from '../support/kill-at-step.ts';
import { runOperator } from '../support/operator.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// As many processes as a restore has steps, one after another.
vi.setConfig({ testTimeout: 240_000 });

/** A folder as a sidecar leaves it that was killed: a part of what it acknowledged is in the log only. */
async function killedFolder(): Promise<string> {
  const [lived, left] = [join(temporaryFolder(), 'lived'), join(temporaryFolder(), 'left')];
  const store = await openEmbedded({ directory: lived });
  await store.transact(async (tx) => {
    const entry = { at: asEpochMs(1), by: 'boss', about: 'gone', detail: '' };
    await tx.audit.add({ ...entry, kind: 'visitor-erased' });
  });
  await store.close();
  const database = new DatabaseSync(join(lived, 'toonbank.db'));
  database.exec("insert into agent values ('old-in-file', '{}'); pragma wal_checkpoint(truncate)");
  database.exec("insert into agent values ('old-in-log', '{}')");
  mkdirSync(left);
  for (const name of ['toonbank.db', 'toonbank.db-wal']) {
    copyFileSync(join(lived, name), join(left, name));
  }
  database.close();
  return left;
}

async function backedUp(): Promise<string> {
  const [folder, file] = [join(temporaryFolder(), 'kept'), join(temporaryFolder(), 'backup.db')];
  await (await openEmbedded({ directory: folder })).close();
  const database = new DatabaseSync(join(folder, 'toonbank.db'));
  database.exec("insert into agent values ('new', '{}')");
  database.close();
  expect(await runOperator(['backup', '--out', file], { DATA_DIR: folder })).toMatchObject({
    code: 0,
  });
  return file;
}

/** What a sidecar finds that starts there. */
async function foundIn(directory: string) {
  await (await openEmbedded({ directory })).close();
  const database = new DatabaseSync(join(directory, 'toonbank.db'), { readOnly: true });
  const ask = (question: string): readonly unknown[] =>
    database
      .prepare(question)
      .all()
      .map(({ it }) => it);
  const found = {
    agents: ask('select agent as it from agent order by agent'),
    toErase: ask('select visitor as it from erasure'),
    heads: ask(`select 1 as it from feed_counter where head >= ${FEED_GAP_ON_RESTORE}`).length,
  };
  database.close();
  return found;
}

const OLD = { agents: ['old-in-file', 'old-in-log'], toErase: [], heads: 0 };
// The floor, and the agent who may have been told something since.
const NEW = { agents: ['new'], toErase: ['gone'], heads: 2 };

it.each([
  // Every change of the folder, and some of the hundreds of statements.
  ['disk', 1],
  ['database', 71],
] as const)(
  '[BK2] [BK5] killed at any step of the %s it leaves the old data whole, or the new',
  async (of, every) => {
    const from = await backedUp();
    const old = await killedFolder();
    const seen = new Set<string>();
    let isDone = false;
    for (let step = 1; !isDone; step += every) {
      const DATA_DIR = join(temporaryFolder(), 'data');
      mkdirSync(DATA_DIR);
      for (const name of readdirSync(old)) copyFileSync(join(old, name), join(DATA_DIR, name));
      const args = ['restore', '--from', from, '--force'];
      const { code, said } = await runOperator(args, { DATA_DIR, ...killedAt(step, of) });
      isDone = code !== null;
      expect(said.msg).toBe(isDone ? 'restored' : undefined);
      const found = await foundIn(DATA_DIR);
      const isNew = found.agents.includes('new');
      expect({ step, ...found }).toEqual({ step, ...(isNew ? NEW : OLD) });
      seen.add(isNew ? 'new' : 'old');
      if (isNew) {
        const [aside = 'nowhere'] = readdirSync(DATA_DIR).filter((name) => /^before/.test(name));
        expect({ step, ...(await foundIn(join(DATA_DIR, aside))) }).toEqual({ step, ...OLD });
      }
    }
    expect([...seen]).toEqual(['old', 'new']);
  },
);
