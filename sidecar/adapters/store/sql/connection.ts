import type { Kysely } from 'kysely';
import type { Prepare } from './statement.ts';
import type { Tables } from './tables.ts';

/** What the repositories are built on: queries are made and compiled once, then only run. */
export interface Connection {
  readonly db: Kysely<Tables>;
  readonly prepare: Prepare;
}
