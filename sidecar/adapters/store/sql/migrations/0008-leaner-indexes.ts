import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// As the states were when this was written. Not "in": SQLite would make a table of the list with each row it writes.
const IS_UNENDED = sql<SqlBool>`state = 'making' or state = 'made' or state = 'shown' or state = 'applied'`;
const IS_ENDED = sql<SqlBool>`state = 'redeemed' or state = 'lost' or state = 'expired' or state = 'revoked' or state = 'failed'`;

/**
 * Indexes hold only the rows that are looked for in them, so that a code that is redeemed writes to fewer. The rows
 * stay as they are.
 */
export const leanerIndexes: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    for (const name of [
      'code_by_state_expires_at',
      'code_by_state_changed_at',
      'code_by_shop_held_by',
      'exercise_by_closed_at',
      'mark_by_code_end',
    ]) {
      await schema.dropIndex(name).execute();
    }
    const anew = (name: string) => schema.createIndex(name);
    await anew('code_unended_by_expires_at')
      .on('code')
      .column('expires_at')
      .where(IS_UNENDED)
      .execute();
    await anew('code_ended_by_changed_at')
      .on('code')
      .column('changed_at')
      .where(IS_ENDED)
      .execute();
    await anew('code_held_by_shop')
      .on('code')
      .columns(['shop', 'held_by'])
      .where('held_by', 'is not', null)
      .execute();
    await anew('exercise_closed_by_at')
      .on('exercise')
      .column('at')
      .where(sql.ref('closed'), '=', 1)
      .execute();
    await anew('mark_with_code_by_code_end')
      .on('mark')
      .column('code_end')
      .where('code_end', 'is not', null)
      .execute();
  },
};
