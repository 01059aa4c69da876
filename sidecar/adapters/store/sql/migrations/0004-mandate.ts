import { type Kysely, PostgresAdapter, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Mandates, what was given under them, and the ledger. What was there before stays as it is. */
export const mandate: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await addMandates(db);
    await addGiven(db);
    await addLedger(db);
    await addIndexes(db);
    await refuseChanges(db);
  },
};

async function addMandates({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('mandate')
    .addColumn('mandate', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .addColumn('document', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('mandate_key', ['mandate', 'version'])
    .execute();
}

async function addGiven({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('exercise')
    .addColumn('exercise', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('visitor', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('closed', 'integer', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('exercise_key', ['exercise'])
    .execute();
  await schema
    .createTable('task')
    .addColumn('task', 'text', (column) => column.notNull())
    .addColumn('exercise', 'text', (column) => column.notNull())
    .addColumn('visitor', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('task_key', ['task'])
    .execute();
  await schema
    .createTable('code')
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('shop', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('visitor', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('held_by', 'text')
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('code_key', ['code'])
    .addUniqueConstraint('code_text', ['shop', 'text'])
    .execute();
  await schema
    .createTable('approval')
    .addColumn('approval', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('visitor', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('answer_by', 'bigint', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('approval_key', ['approval'])
    .execute();
}

async function addLedger({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('ledger')
    .addColumn('place', 'bigint', (column) => column.notNull())
    .addColumn('previous', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_key', ['place'])
    .execute();
  await schema
    .createTable('ledger_sum')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('minor', 'bigint', (column) => column.notNull())
    .addColumn('exercises', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_sum_key', ['scope'])
    .execute();
  await schema
    .createTable('ledger_head')
    .addColumn('only', 'integer', (column) => column.notNull())
    .addColumn('place', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_head_key', ['only'])
    .execute();
}

async function addIndexes({ schema }: Kysely<unknown>): Promise<void> {
  const indexes = {
    exercise: [['conversation'], ['visitor'], ['at'], ['closed', 'at']],
    task: [['exercise'], ['visitor'], ['state', 'due_at']],
    code: [
      ['conversation'],
      ['visitor'],
      ['shop', 'held_by'],
      ['state', 'expires_at'],
      ['state', 'changed_at'],
    ],
    approval: [['conversation'], ['visitor'], ['state', 'answer_by'], ['state', 'changed_at']],
  };
  for (const [table, each] of Object.entries(indexes)) {
    for (const columns of each) {
      const name = `${table}_by_${columns.join('_')}`;
      await schema.createIndex(name).on(table).columns(columns).execute();
    }
  }
}

const ONLY_ADDED_TO = sql.lit('The ledger is only added to.');

/** A mistake in a program must not rewrite the ledger; who owns the database still can (SPEC LG2). */
async function refuseChanges(db: Kysely<unknown>): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`create function refuse_ledger_change() returns trigger language plpgsql as
      $$ begin raise exception ${ONLY_ADDED_TO}; end $$`.execute(db);
    await sql`create trigger ledger_only_added_to before update or delete on ledger
      for each row execute function refuse_ledger_change()`.execute(db);
    return;
  }
  await sql`create trigger ledger_no_update before update on ledger
    begin select raise(abort, ${ONLY_ADDED_TO}); end`.execute(db);
  await sql`create trigger ledger_no_delete before delete on ledger
    begin select raise(abort, ${ONLY_ADDED_TO}); end`.execute(db);
  // SQLite's `insert or replace` removes a row without a word to the triggers above.
  await sql`create trigger ledger_no_replace before insert on ledger
    when exists (select 1 from ledger where place = new.place)
    begin select raise(abort, ${ONLY_ADDED_TO}); end`.execute(db);
}
