import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Orders as pages claim and the shop's server confirms them. What was there before stays as it is. */
export const knownOrder: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema
      .createTable('known_order')
      .addColumn('shop', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('visitor', 'text')
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('known_order_key', ['shop', 'name'])
      .execute();
    for (const column of ['visitor', 'changed_at']) {
      const name = `known_order_by_${column}`;
      await schema.createIndex(name).on('known_order').column(column).execute();
    }
  },
};
