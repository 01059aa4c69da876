import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, it, vi } from 'vitest';
import { FEED_GAP_ON_RESTORE } from '../../shared/protocol/limits.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { endClient, openClient } from '../../sidecar/adapters/store/drivers/postgres/client.ts';
import { dialectOn } from '../../sidecar/adapters/store/drivers/postgres/dialect.ts';
import { MIGRATIONS } from '../../sidecar/adapters/store/sql/migrations.ts';
import { killedAt } from '../support/kill-at-step.ts';
import { runOperator } from '../support/operator.ts';
import { startProcess } from '../support/sidecar-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databases } from './store-kit.ts';

// Processes one after another, each killed a little later than the one before.
vi.setConfig({ testTimeout: 240_000 });

it('[BK2] [BK5] a restore killed at any step leaves an empty database or the whole copy', async () => {
  const folder = join(temporaryFolder(), 'kept');
  const [from, alsoErase] = [join(folder, 'backup.db'), join(folder, 'gone.json')];
  mkdirSync(folder);
  await (await openEmbedded({ directory: folder })).close();
  const kept = new DatabaseSync(join(folder, 'toonbank.db'));
  kept.exec("insert into agent values ('anna', '{}'); insert into installation values (1, '{}')");
  kept.close();
  await runOperator(['backup', '--out', from], { DATA_DIR: folder });
  const gone = Array.from({ length: 60 }, (_, n) => `visitor-${n}`);
  writeFileSync(alsoErase, JSON.stringify(gone));

  const seen = new Set<string>();
  let isDone = false;
  for (let step = 1; !isDone; step += 23) {
    const name = await databases.newDatabase();
    const { code, said } = await runOperator(
      ['restore', '--from', from, '--also-erase', alsoErase],
      { DATABASE_URL: databases.url(name), ...killedAt(step, 'database') },
    );
    isDone = code !== null;
    expect(said.msg).toBe(isDone ? 'restored' : undefined);
    const [is] = await databases.ask(name, "select to_regclass('installation')::text as there");
    if (is?.there === null) {
      seen.add('empty');
      continue;
    }
    const [found] = await databases.ask(
      name,
      `select (select count(*)::int from agent) as agents, (select count(*)::int from erasure) as erasures,
       (select count(*)::int from feed_counter where head >= ${FEED_GAP_ON_RESTORE}) as heads`,
    );
    expect({ step, ...found }).toEqual({ step, agents: 1, erasures: gone.length, heads: 2 });
    seen.add('whole');
  }
  expect([...seen]).toEqual(['empty', 'whole']);
});

it('[UP2] a first start on old data, killed at any step, is gone on with at the next', async () => {
  const [first = ''] = Object.keys(MIGRATIONS);
  for (let step = 1, isUp = false; !isUp; step += 17) {
    const name = await databases.newDatabase();
    const client = await openClient(databases.url(name), 'migrate');
    const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
    const migrator = new Migrator({ db: new Kysely({ dialect: dialectOn(client) }), provider });
    expect((await migrator.migrateTo(first)).error).toBeUndefined();
    const identity = { customer: 'zoe' };
    const document = JSON.stringify({ visitor: 'vera', identity, lastSeenAt: Date.now() });
    await client.query("insert into visitor values ('vera', 'boots', 'hash', $1)", [document]);
    await endClient(client);
    const settings = { DATABASE_URL: databases.url(name) };
    const start = startProcess({ ...settings, ...killedAt(step, 'database') });
    const died = await start.then(
      (up) => up,
      () => null,
    );
    if (died !== null) {
      isUp = true;
      died.kill('SIGKILL');
      await died.ended;
    }
    const again = await startProcess(settings);
    expect(again.said).toMatchObject({ msg: 'ready' });
    again.kill('SIGKILL');
    await again.ended;
    const rows = await databases.ask(name, 'select visitor, customer, document from visitor');
    expect({ step, rows }).toEqual({
      step,
      rows: [{ visitor: 'vera', customer: 'zoe', document }],
    });
  }
});
