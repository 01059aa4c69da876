import { beforeAll, inject } from 'vitest';
import { openPostgres } from '../../sidecar/adapters/store/drivers/postgres.ts';
import { storeContract } from '../contract/store.contract.ts';
import { databasesAt } from '../support/postgres-server.ts';

const databases = databasesAt(inject('postgresPort'));
let name: string;
beforeAll(async () => {
  name = await databases.newDatabase();
});

// Emptied rather than made anew for each test: that costs the server half a second.
const EMPTY_ALL = `do $$ begin execute coalesce((
  select 'truncate ' || string_agg(quote_ident(table_name), ', ') from information_schema.tables
    where table_schema = 'public' and table_name not like 'kysely%'), 'select 1'); end $$`;

storeContract('postgres', async () => {
  await databases.ask(name, EMPTY_ALL);
  return openPostgres({ url: databases.url(name) });
});
