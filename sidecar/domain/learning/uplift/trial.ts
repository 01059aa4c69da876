import { asTable, type Table } from '../table.ts';

/** Rows of which chance, with a share known for each, decided who was treated: held out or offered. */
export interface Trial {
  readonly table: Table;
  /** 1 for treated, 0 for not. */
  readonly treated: Uint8Array;
  readonly outcomes: Float64Array;
  /** With which each row was to be treated, as chance had it; strictly between 0 and 1. */
  readonly treatedChance: Float64Array;
}

/** Some rows of a trial, in the order asked for. */
export function someOf(trial: Trial, rows: readonly number[]): Trial {
  const { table, treated, outcomes, treatedChance } = trial;
  return {
    table: someRowsOf(table, rows),
    treated: Uint8Array.from(rows, (row) => treated[row] ?? 0),
    outcomes: Float64Array.from(rows, (row) => outcomes[row] ?? 0),
    treatedChance: Float64Array.from(rows, (row) => treatedChance[row] ?? 0.5),
  };
}

/** Some rows of a table, in the order asked for. */
export function someRowsOf(table: Table, rows: readonly number[]): Table {
  return asTable(
    table.columns.map((column) => ({
      ...column,
      values: Float64Array.from(rows, (row) => column.values[row] ?? Number.NaN),
    })),
    rows.length,
  );
}

/** Rows of one arm: 1 for treated. */
export function armRows({ treated }: Trial, arm: 0 | 1): readonly number[] {
  return [...treated.keys()].filter((row) => treated[row] === arm);
}
