import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, it, vi } from 'vitest';
import { nodeSqliteDialect } from '../../sidecar/adapters/store/drivers/embedded/dialect.ts';
import { MIGRATIONS } from '../../sidecar/adapters/store/sql/migrations.ts';
import { killedAt } from '../support/kill-at-step.ts';
import { type SidecarProcess, startProcess } from '../support/sidecar-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Processes one after another, each killed a little later than the one before.
vi.setConfig({ testTimeout: 240_000 });

const DOCUMENT = JSON.stringify({ visitor: 'vera', identity: { customer: 'zoe' }, lastSeenAt: 1 });

/** A database as the first schema's release left it. */
async function oldDatabase(): Promise<string> {
  const path = join(temporaryFolder(), 'old.db');
  const database = new DatabaseSync(path);
  const [first = ''] = Object.keys(MIGRATIONS);
  const { error } = await new Migrator({
    db: new Kysely({ dialect: nodeSqliteDialect(database) }),
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  }).migrateTo(first);
  if (error !== undefined) throw error;
  database.prepare("insert into visitor values ('vera', 'boots', 'hash', ?)").run(DOCUMENT);
  database.exec("insert into session values ('s', 'vera', 1, 1, 1, 1, '{}')");
  // At the end of what the step fills: half-way it has not come to it.
  const token = "insert into used_token values ('boots', 'jti-of-zoe', 9999999999999)";
  database.exec(token);
  database.close();
  return path;
}

function keptIn(directory: string) {
  const database = new DatabaseSync(join(directory, 'toonbank.db'), { readOnly: true });
  const ask = (question: string) =>
    database
      .prepare(question)
      .all()
      .map((row) => ({ ...row }));
  const kept = {
    visitors: ask('select visitor, customer, document from visitor'),
    tokens: ask("select jti = 'jti-of-zoe' as is_plain from used_token"),
    installations: ask('select only from installation'),
  };
  database.close();
  return kept;
}

it.each([
  ['disk', 1],
  ['database', 37],
] as const)(
  '[UP2] [ST1] a first start on old data, killed at any step of the %s, is gone on with at the next',
  async (of, every) => {
    const old = await oldDatabase();
    for (let step = 1, isUp = false; !isUp; step += every) {
      const DATA_DIR = join(temporaryFolder(), 'data');
      mkdirSync(DATA_DIR);
      copyFileSync(old, join(DATA_DIR, 'toonbank.db'));
      const started: SidecarProcess | null = await startProcess({
        DATA_DIR,
        ...killedAt(step, of),
      }).catch(() => null);
      isUp = started !== null;
      started?.kill('SIGKILL');
      await started?.ended;
      const again = await startProcess({ DATA_DIR });
      expect(again.said).toMatchObject({ msg: 'ready' });
      again.kill('SIGKILL');
      await again.ended;
      expect({ step, ...keptIn(DATA_DIR) }).toEqual({
        step,
        visitors: [{ visitor: 'vera', customer: 'zoe', document: DOCUMENT }],
        tokens: [{ is_plain: 0 }],
        installations: [{ only: 1 }],
      });
    }
  },
);
