import type { Model } from '../../../sidecar/domain/learning/model.ts';
import { chanceOfRow } from '../../../sidecar/domain/learning/score.ts';
import { rowOf, type Table } from '../../../sidecar/domain/learning/table.ts';
import { quantile } from '../../measure/quantile.ts';

/** Chances of all rows, with what one took. */
export interface Timed {
  readonly chances: Float64Array;
  readonly p50Us: number;
  readonly p99Us: number;
}

/** Enough for the compiler to have seen what comes. */
const WARM_ROWS = 2_000;

/** A call that another process interrupted says nothing about ours: of three the quickest counts. */
const CALLS = 3;

/** Each row alone, as serving does it: the clock runs over one call, whatever the row before. */
export function chancesTimed(model: Model, table: Table): Timed {
  for (let row = 0; row < WARM_ROWS && table.rows > 0; row += 1) {
    chanceOfRow(model, rowOf(table, row % table.rows));
  }
  const took = new Float64Array(table.rows);
  const chances = new Float64Array(table.rows);
  for (let at = 0; at < table.rows; at += 1) {
    const row = rowOf(table, at);
    let least = Number.POSITIVE_INFINITY;
    for (let call = 0; call < CALLS; call += 1) {
      const begun = performance.now();
      chances[at] = chanceOfRow(model, row);
      least = Math.min(least, performance.now() - begun);
    }
    took[at] = least * 1_000;
  }
  return { chances, p50Us: quantile([...took], 0.5), p99Us: quantile([...took], 0.99) };
}
