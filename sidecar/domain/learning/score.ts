import { calibratedChance } from './calibrate.ts';
import { type Model, SET_BITS } from './model.ts';
import type { Table } from './table.ts';

/** Whether a value goes left at a node that asks for it; never throws, whatever the value. */
export function isLeft(model: Model, node: number, value: number): boolean {
  const set = model.set[node] ?? -1;
  if (set < 0) {
    if (value <= (model.threshold[node] ?? 0)) return true;
    return Number.isNaN(value) && model.isMissingLeft[node] === 1;
  }
  if (!(value >= 0 && value < SET_BITS)) return model.isMissingLeft[node] === 1;
  const bit = value | 0;
  return (((model.sets[set + (bit >> 5)] ?? 0) >>> (bit & 31)) & 1) === 1;
}

/**
 * What all trees say of a row: log-odds, or the number itself for a model of numbers.
 *
 * @param row a value for each column of the model, in their order: numbers raw, categories by place, NaN missing
 * @returns always finite
 */
export function scoreOf(model: Model, row: Float64Array): number {
  const { roots, column, left, value } = model;
  let sum = model.base;
  for (let tree = 0; tree < roots.length; tree += 1) {
    let node = roots[tree] ?? 0;
    let asked = column[node] ?? -1;
    while (asked >= 0) {
      const child = left[node] ?? 0;
      node = isLeft(model, node, row[asked] ?? Number.NaN) ? child : child + 1;
      asked = column[node] ?? -1;
    }
    sum += value[node] ?? 0;
  }
  return sum;
}

/** Calibrated chance of a row, strictly between 0 and 1; see scoreOf for the row. */
export function chanceOfRow(model: Model, row: Float64Array): number {
  return calibratedChance(model.calibration, scoreOf(model, row));
}

/** The scores of all rows of a table whose columns are the model's. */
export function scoresOf(model: Model, table: Table): Float64Array {
  const row = new Float64Array(table.columns.length);
  return Float64Array.from({ length: table.rows }, (_, at) => {
    table.columns.forEach(({ values }, column) => {
      row[column] = values[at] ?? Number.NaN;
    });
    return scoreOf(model, row);
  });
}
