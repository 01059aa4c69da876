import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What shops learn of their own sessions, and ended sessions in order. What was there before stays as it is. */
export const learning: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema
      .createTable('learning')
      .addColumn('shop', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('learning_key', ['shop'])
      .execute();
    await schema
      .createTable('model')
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('shop', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('learned_at', 'bigint', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('model_key', ['model'])
      .execute();
    await schema
      .createIndex('model_by_shop_kind_learned_at')
      .on('model')
      .columns(['shop', 'kind', 'learned_at'])
      .execute();
    // Not over those that go on: a signal then writes nothing here.
    await schema
      .createIndex('session_by_ended_at_session')
      .on('session')
      .columns(['ended_at', 'session'])
      .where('ended_at', 'is not', null)
      .execute();
  },
};
