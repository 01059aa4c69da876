import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { asFeedSeq, asId } from '../../shared/kernel/ids.ts';
import { endClient, openClient } from '../../sidecar/adapters/store/drivers/postgres/client.ts';
import { dialectOn } from '../../sidecar/adapters/store/drivers/postgres/dialect.ts';
import { MIGRATIONS } from '../../sidecar/adapters/store/sql/migrations.ts';
import { FLOOR } from '../../sidecar/domain/audience.ts';
import { aFact, at, upTo } from '../contract/store/kit.ts';
import { aSession } from '../support/builders/session.ts';
import { aVisitor } from '../support/builders/visitor.ts';
import { afterwards, databases, numbered, openStore } from './store-kit.ts';

// More than are read at once while upgrading.
const VISITORS = 1_203;

test('[ST7] data of the first schema is brought to the newest, all of it', async () => {
  const [first = ''] = Object.keys(MIGRATIONS);
  const name = await databases.newDatabase();
  const client = await openClient(databases.url(name), 'migrate');
  afterwards(() => endClient(client));
  const migrator = new Migrator({
    db: new Kysely({ dialect: dialectOn(client) }),
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  expect((await migrator.migrateTo(first)).error).toBeUndefined();
  const visitors = upTo(VISITORS).map((n) =>
    aVisitor({ visitor: numbered(n), secretHash: `hash-${n}` }),
  );
  for (const visitor of visitors) {
    await client.query('insert into visitor values ($1, $2, $3, $4)', [
      visitor.visitor,
      visitor.shop,
      visitor.secretHash,
      JSON.stringify(visitor),
    ]);
  }
  const session = aSession();
  await client.query('insert into session values ($1, $2, $3, $4, null, 1, $5)', [
    session.session,
    session.visitor,
    session.startedAt,
    session.lastAt,
    JSON.stringify(session),
  ]);
  await client.query('insert into feed_counter values ($1, 1, 1)', [FLOOR]);
  await client.query('insert into feed values ($1, 1, $2, $3)', [
    FLOOR,
    at(1),
    JSON.stringify(aFact(1)),
  ]);

  const { store } = await openStore({ name });
  expect(await store.transact((tx) => tx.feed.append(FLOOR, at(2), aFact(2)))).toBe(2);
  const found = await store.read(async (tx) => ({
    first: await tx.visitors.find(numbered(1)),
    last: await tx.visitors.findBySecret(asId('boots'), `hash-${VISITORS}`),
    session: await tx.sessions.latest(session.visitor),
    facts: (await tx.feed.after(FLOOR, asFeedSeq(0), 9)).map(({ seq }) => seq),
  }));
  expect(found).toMatchObject({
    first: visitors[0],
    last: visitors.at(-1),
    session,
    facts: [1, 2],
  });
});
