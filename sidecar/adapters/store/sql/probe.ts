import type { Connection } from './connection.ts';
import { type Statement, slot } from './statement.ts';

/** What health writes to see whether it can: one row, with a `ballast` of any length. */
export function probeOn({ db, prepare }: Connection): Statement<unknown> {
  return prepare(
    db
      .insertInto('probe')
      .values({ only: 1, n: 1, ballast: slot<string>('ballast') })
      .onConflict((conflict) =>
        conflict.column('only').doUpdateSet((eb) => ({
          n: eb('probe.n', '+', 1),
          ballast: slot<string>('ballast'),
        })),
      ),
  );
}
