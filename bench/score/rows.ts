import { type Draw, seededDraw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { asTable, type Table } from '../../sidecar/domain/learning/table.ts';

const COLUMNS = 40;
const CATEGORIES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Made-up rows: 36 numbers, some missing, and 4 columns of categories; a few of them decide. */
export function madeRows(rows: number, seed: number): { table: Table; labels: Float64Array } {
  const draw = seededDraw(seed);
  const columns = Array.from({ length: COLUMNS }, (_, place) => column(place, rows, draw));
  const value = (place: number, row: number): number => columns[place]?.values[row] ?? 0;
  const labels = Float64Array.from({ length: rows }, (_, row) => {
    const known = Number.isNaN(value(1, row)) ? 0.5 : value(1, row);
    const logOdds =
      3 * value(0, row) +
      2 * known * value(2, row) +
      (value(39, row) > 4 ? 1 : 0) -
      4 +
      value(3, row) ** 2;
    return draw() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
  });
  return { table: asTable(columns, rows), labels };
}

function column(place: number, rows: number, draw: Draw) {
  const name = `column ${place}`;
  if (place >= COLUMNS - 4) {
    const values = Float64Array.from({ length: rows }, () =>
      Math.floor(draw() * CATEGORIES.length),
    );
    return { name, values, categories: CATEGORIES };
  }
  const missingShare = place % 3 === 1 ? 0.2 : 0;
  const values = Float64Array.from({ length: rows }, () =>
    draw() < missingShare ? Number.NaN : draw(),
  );
  return { name, values, categories: null };
}
