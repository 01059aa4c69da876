import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Looking along: who asked, what became of it, who watched. What was there before stays as it is. */
export const cobrowse: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema
      .createTable('cobrowse')
      .addColumn('cobrowse', 'text', (column) => column.notNull())
      .addColumn('conversation', 'text', (column) => column.notNull())
      .addColumn('visitor', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('asked_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .addColumn('document', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('cobrowse_key', ['cobrowse'])
      .execute();
    for (const column of ['conversation', 'visitor', 'state', 'ended_at']) {
      const name = `cobrowse_by_${column}`;
      await schema.createIndex(name).on('cobrowse').column(column).execute();
    }
  },
};
