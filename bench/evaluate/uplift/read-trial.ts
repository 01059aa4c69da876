import type { Trial } from '../../../sidecar/domain/learning/uplift/trial.ts';
import type { Row } from '../rows.ts';
import { numbersOf, tablesOf } from '../trees/tables.ts';
import { Unusable } from '../trees/unusable.ts';

/** Which columns and values make an experiment of rows. */
export interface TrialColumns {
  readonly treatment: string;
  readonly control: string;
  readonly treated: string;
  readonly outcome: string;
  readonly drop: readonly string[];
}

/** A trial and what was decided on the way. */
export interface ReadTrial {
  readonly trial: Trial;
  readonly notes: readonly string[];
}

/**
 * The rows of the two arms. Columns that tell the outcome under another name must be dropped by whoever knows them.
 *
 * @throws Unusable with a sentence when an arm has no rows or the outcome is not 0 or 1
 */
export function readTrial(rows: readonly Row[], columns: TrialColumns): ReadTrial {
  const { treatment, control, treated, outcome, drop } = columns;
  const arms = rows.filter((row) => [control, treated].includes(row[treatment] ?? ''));
  const isTreated = Uint8Array.from(arms, (row) => (row[treatment] === treated ? 1 : 0));
  const count = isTreated.reduce((sum, each) => sum + each, 0);
  if (count === 0 || count === arms.length) {
    throw new Unusable(
      `column ${treatment} does not have rows with both ${control} and ${treated}`,
    );
  }
  const outcomes = numbersOf(arms, outcome);
  if (!outcomes.every((each) => each === 0 || each === 1)) {
    throw new Unusable(`column ${outcome} is not 0 or 1 in every row`);
  }
  const { tables, notes } = tablesOf([arms], [treatment, outcome, ...drop]);
  const [table] = tables;
  const treatedChance = new Float64Array(arms.length).fill(count / arms.length);
  if (table === undefined) throw new Unusable('there are no rows');
  return {
    trial: { table, treated: isTreated, outcomes, treatedChance },
    notes,
  };
}
