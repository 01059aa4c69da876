import { afterEach, describe, expect, inject, test } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { openPostgres } from '../../sidecar/adapters/store/drivers/postgres.ts';
import { OpenFailed } from '../../sidecar/adapters/store/open-failed.ts';
import { MIGRATIONS } from '../../sidecar/adapters/store/sql/migrations.ts';
import { aVisitor } from '../support/builders/visitor.ts';
import { databasesAt } from '../support/postgres-server.ts';

const databases = databasesAt(inject('postgresPort'));
const opened: Awaited<ReturnType<typeof openPostgres>>[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

async function open(url: string) {
  const store = await openPostgres({ url });
  opened.push(store);
  return store;
}

async function sentenceOf(url: string): Promise<string> {
  try {
    await open(url);
  } catch (error) {
    if (error instanceof OpenFailed) return error.sentence;
    throw error;
  }
  return 'it opened';
}

describe('a database that cannot be used gets a sentence', () => {
  test('[ST7] no server there', async () => {
    const sentence = await sentenceOf('postgresql://anna:secret@127.0.0.1:1/shop');
    expect(sentence).toBe(
      'There is no PostgreSQL at shop at 127.0.0.1:1. Start it, or put DATABASE_URL right.',
    );
  });

  test('[ST7] a wrong password, which is not repeated', async () => {
    const name = await databases.newDatabase();
    const sentence = await sentenceOf(databases.url(name, { password: 'not-it-at-all' }));
    expect(sentence).toContain('refuses the user or password of DATABASE_URL');
    expect(sentence).not.toContain('not-it-at-all');
  });

  test('[ST7] no password at all', async () => {
    const name = await databases.newDatabase();
    const url = databases.url(name).replace(/:[^:@/]+@/, '@');
    expect(await sentenceOf(url)).toContain('refuses the user or password of DATABASE_URL');
  });

  test('[ST7] no such database', async () => {
    expect(await sentenceOf(databases.url('nowhere'))).toMatch(/^The server has no such database/);
  });

  test('[ST7] TLS asked of a server that has none', async () => {
    const name = await databases.newDatabase();
    const url = `${databases.url(name)}?sslmode=verify-full`;
    expect(await sentenceOf(url)).toMatch(/cannot be made safe \(TLS\)/);
  });

  test('[ST7] a certificate that is not there', async () => {
    const url = `${databases.url('shop')}?sslmode=verify-full&sslrootcert=/no/such/file`;
    expect(await sentenceOf(url)).toMatch(/the files of its certificates/);
  });

  test('[ST7] a user who may not make tables', async () => {
    const name = await databases.newDatabase();
    await databases.ask(name, `create role guest login password 'guest'`);
    const sentence = await sentenceOf(databases.url(name, { user: 'guest', password: 'guest' }));
    expect(sentence).toMatch(/may not make tables/);
  });

  test('[ST7] data of a newer program, which is left as it is', async () => {
    const name = await databases.newDatabase();
    await (await open(databases.url(name))).close();
    await databases.ask(
      name,
      `insert into kysely_migration (name, timestamp) values ('0999-later', '2030')`,
    );
    expect(await sentenceOf(databases.url(name))).toMatch(/newer Toonbank \(0999-later\)/);
  });

  test('[ST7] another encoding than UTF8', async () => {
    const name = await databases.newDatabase(
      `template template0 encoding 'LATIN1' locale 'C' locale_provider libc`,
    );
    expect(await sentenceOf(databases.url(name))).toMatch(/is kept in LATIN1/);
  });

  test('[ST7] a database that may only be read', async () => {
    const name = await databases.newDatabase();
    await databases.ask(name, `alter database ${name} set default_transaction_read_only = on`);
    expect(await sentenceOf(databases.url(name))).toMatch(/may only be read/);
  });
});

describe('the tables', () => {
  test('[ST7] ten who open an empty database at once all do', async () => {
    const name = await databases.newDatabase();
    const url = databases.url(name);
    const stores = await Promise.all(Array.from({ length: 10 }, () => open(url)));
    await Promise.all(
      stores.map((store, n) =>
        store.transact((tx) =>
          tx.visitors.put(aVisitor({ visitor: asId(`v-${n}`), secretHash: `${n}` })),
        ),
      ),
    );
    const steps = await databases.ask(name, 'select name from kysely_migration order by name');
    expect(steps.map((row) => row.name)).toEqual(Object.keys(MIGRATIONS).toSorted());
  });

  test('[ST7] text compares by bytes, whatever the language of the database', async () => {
    const name = await databases.newDatabase();
    await open(databases.url(name));
    const columns = await databases.ask(
      name,
      `select distinct collation_name from information_schema.columns
        where table_schema = 'public' and data_type = 'text'`,
    );
    expect(columns).toEqual([{ collation_name: 'C' }]);
    // Else this could not fail.
    const [sorted] = await databases.ask(name, `select 'a' < 'B' as is_dutch`);
    expect(sorted).toEqual({ is_dutch: true });
  });
});
