import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Knowledge, and what was suggested from it. What was there before stays as it is. */
export const knowledge: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema
      .createTable('article')
      .addColumn('article', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('change', 'bigint', (column) => column.notNull())
      .addColumn('title_nl', 'text')
      .addColumn('title_en', 'text')
      .addColumn('replaced_at', 'bigint')
      .addColumn('retired_at', 'bigint')
      .addColumn('document', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('article_key', ['article', 'version'])
      .execute();
    await schema
      .createTable('article_change')
      .addColumn('only', 'integer', (column) => column.notNull())
      .addColumn('change', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('article_change_key', ['only'])
      .execute();
    await schema
      .createTable('suggestion')
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('conversation', 'text', (column) => column.notNull())
      .addColumn('line', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('suggestion_key', ['id'])
      .execute();
    const indexes = {
      article: ['change', 'title_nl', 'title_en', 'replaced_at', 'retired_at'],
      suggestion: ['conversation', 'line', 'at'],
    };
    for (const [table, columns] of Object.entries(indexes)) {
      for (const column of columns) {
        await schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
      }
    }
  },
};
