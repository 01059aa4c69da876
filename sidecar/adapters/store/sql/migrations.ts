import type { Migration } from 'kysely/migration';
import { first } from './migrations/0001-first.ts';
import { erasure } from './migrations/0002-erasure.ts';
import { cobrowse } from './migrations/0003-cobrowse.ts';
import { mandate } from './migrations/0004-mandate.ts';
import { knowledge } from './migrations/0005-knowledge.ts';
import { knownOrder } from './migrations/0006-known-order.ts';
import { learning } from './migrations/0007-learning.ts';
import { leanerIndexes } from './migrations/0008-leaner-indexes.ts';
import { fewerIndexes } from './migrations/0009-fewer-indexes.ts';

/** Every step of the schema by name, in order. One that has been released never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-erasure': erasure,
  '0003-cobrowse': cobrowse,
  '0004-mandate': mandate,
  '0005-knowledge': knowledge,
  '0006-known-order': knownOrder,
  '0007-learning': learning,
  '0008-leaner-indexes': leanerIndexes,
  '0009-fewer-indexes': fewerIndexes,
};
