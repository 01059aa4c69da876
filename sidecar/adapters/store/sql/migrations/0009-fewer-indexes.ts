import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What was given is forgotten by the index of when it was, which a redemption does not write to: hardly anything so
 * old is still open. The rows stay as they are.
 */
export const fewerIndexes: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema.dropIndex('exercise_closed_by_at').execute();
  },
};
