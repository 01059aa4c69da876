import type { Row } from '../../bench/evaluate/rows.ts';
import { Unusable } from '../../bench/evaluate/trees/unusable.ts';
import { FEATURES } from '../../sidecar/domain/engagement/features/row.ts';
import { asTable, type Table } from '../../sidecar/domain/learning/table.ts';
import { pagesIn, type Taken } from './columns.ts';

/** Sessions to learn from. */
export interface Shoppers {
  readonly rows: readonly Row[];
  /** 1 where the session ended with an order. */
  readonly labels: Float64Array;
  /** Rows that are alike in everything have the same number. */
  readonly groups: Int32Array;
  /** Share of all views that were the last of a session. */
  readonly exitRate: number;
}

const OUTCOMES: Readonly<Record<string, number>> = { TRUE: 1, FALSE: 0 };

/** @throws Unusable with a sentence when an outcome is missing, or there is no row to learn from */
export function shoppersIn(rows: readonly Row[]): Shoppers {
  if (rows.length === 0) throw new Unusable('the file has no rows');
  const labels = Float64Array.from(rows, ({ Revenue = '' }) => {
    const label = OUTCOMES[Revenue.trim().toUpperCase()];
    if (label === undefined) throw new Unusable(`column Revenue has "${Revenue}": TRUE or FALSE`);
    return label;
  });
  const seen = new Map<string, number>();
  const groups = Int32Array.from(rows, ({ row: _number, ...cells }) => {
    const alike = JSON.stringify(cells);
    const group = seen.get(alike) ?? seen.size;
    seen.set(alike, group);
    return group;
  });
  const pages = rows.reduce((sum, row) => sum + pagesIn(row), 0);
  if (pages === 0) throw new Unusable('no session has a page');
  return { rows, labels, groups, exitRate: rows.length / pages };
}

/** Some of the sessions, by their places. */
export function someOf(
  { rows, labels, groups, exitRate }: Shoppers,
  places: readonly number[],
): Shoppers {
  return {
    rows: places.map((place) => rows[place] ?? {}),
    labels: Float64Array.from(places, (place) => labels[place] ?? 0),
    groups: Int32Array.from(places, (place) => groups[place] ?? 0),
    exitRate,
  };
}

/** Features of sessions as a model reads them; those of pages only where the shop has statistics. */
export function tableOf(
  { rows, exitRate }: Shoppers,
  taken: readonly Taken[],
  hasPageStatistics: boolean,
): Table {
  const columns = taken.map(({ feature, of, isOfPages }) => ({
    name: feature,
    values: Float64Array.from(rows, (row) =>
      isOfPages && !hasPageStatistics ? Number.NaN : within(feature, of(row, exitRate)),
    ),
    categories: null,
  }));
  return asTable(columns, rows.length);
}

/** Two tables, one below the other. */
export function below(first: Table, second: Table): Table {
  const columns = first.columns.map((column, place) => ({
    ...column,
    values: Float64Array.of(...column.values, ...(second.columns[place]?.values ?? [])),
  }));
  return asTable(columns, first.rows + second.rows);
}

/** In service a value is told within the range of its feature: so it is here. */
function within(name: string, value: number): number {
  const feature = FEATURES.find((each) => each.name === name);
  if (feature?.kind !== 'number') throw new Error(`${name} is no number of the table of features`);
  return Math.min(feature.most, Math.max(feature.least, value));
}
