import type { Column, Table } from '../../../sidecar/domain/learning/table.ts';

/** Rows as a method reads them that knows numbers only, row by row. */
export interface Design {
  readonly columns: number;
  readonly train: Float32Array;
  readonly test: Float32Array;
}

/** More ones and zeros than these for one column would leave no room for rows. */
const ONES_MAX = 30;

/**
 * Both tables as numbers: numbers in standard deviations from the mean, 0 where missing, with a column of its own that
 * says so; a column of ones for each of the commonest categories. All by the first table.
 */
export function designOf(train: Table, test: Table): Design {
  const ways = train.columns.flatMap(waysOf);
  const rowsOf = (table: Table): Float32Array => {
    const cells = new Float32Array(table.rows * ways.length);
    ways.forEach(({ name, of }, place) => {
      const values = table.columns.find((column) => column.name === name)?.values;
      values?.forEach((value, row) => {
        cells[row * ways.length + place] = of(value);
      });
    });
    return cells;
  };
  return { columns: ways.length, train: rowsOf(train), test: rowsOf(test) };
}

interface Way {
  readonly name: string;
  readonly of: (value: number) => number;
}

function waysOf({ name, values, categories }: Column): readonly Way[] {
  if (categories !== null) {
    return categories
      .slice(0, ONES_MAX)
      .map((_, place) => ({ name, of: (value: number) => (value === place ? 1 : 0) }));
  }
  const known = values.filter(Number.isFinite);
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const spread = Math.sqrt(squares / Math.max(1, known.length)) || 1;
  const number = {
    name,
    of: (value: number) => (Number.isFinite(value) ? (value - mean) / spread : 0),
  };
  if (known.length === values.length) return [number];
  return [number, { name, of: (value: number) => (Number.isNaN(value) ? 1 : 0) }];
}
