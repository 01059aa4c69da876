import type { Row } from '../../bench/evaluate/rows.ts';
import { Unusable } from '../../bench/evaluate/trees/unusable.ts';

/** A feature of ours, and what the rows say of it. */
export interface Taken {
  readonly feature: string;
  /** NaN where a row does not say. @param exitRate share of all views of the shop that were the last */
  readonly of: (row: Row, exitRate: number) => number;
  /** 1 where more never lowers the chance, −1 where it never raises it, 0 where nobody can know. */
  readonly direction: -1 | 0 | 1;
  /** Whether a shop knows it only once it has statistics of its pages. */
  readonly isOfPages: boolean;
}

/** A number of a row. @throws Unusable with a sentence when there is none */
function numberIn(row: Row, column: string): number {
  const cell = row[column]?.trim() ?? '';
  const value = cell === '' ? Number.NaN : Number(cell);
  if (!Number.isFinite(value)) throw new Unusable(`column ${column} has "${cell}" for a number`);
  return value;
}

const sumOf =
  (...columns: readonly string[]) =>
  (row: Row): number =>
    columns.reduce((sum, column) => sum + numberIn(row, column), 0);

/** Pages of a session. */
export const pagesIn = sumOf('Administrative', 'Informational', 'ProductRelated');

/**
 * Columns of the rows that mean what a feature of ours means. Theirs of products hold lists and searches too, which none of
 * ours does: they are in the sums, and what is not for an account or about the shop follows from these. Time on a page ends
 * with the next one, as with us the page shown now counts for nothing.
 */
export const TAKEN: readonly Taken[] = [
  {
    feature: 'pageviews',
    of: pagesIn,
    direction: 1,
    isOfPages: false,
  },
  { feature: 'views-account', of: sumOf('Administrative'), direction: 0, isOfPages: false },
  { feature: 'views-service', of: sumOf('Informational'), direction: 0, isOfPages: false },
  {
    feature: 'visible',
    of: sumOf('Administrative_Duration', 'Informational_Duration', 'ProductRelated_Duration'),
    direction: 1,
    isOfPages: false,
  },
  {
    feature: 'visible-account',
    of: sumOf('Administrative_Duration'),
    direction: 0,
    isOfPages: false,
  },
  {
    feature: 'visible-service',
    of: sumOf('Informational_Duration'),
    direction: 0,
    isOfPages: false,
  },
  {
    feature: 'exit-of-shop',
    of: (row, exitRate) => numberIn(row, 'ExitRates') / exitRate,
    direction: -1,
    isOfPages: true,
  },
];

const KINDS_OF_VISITOR: Readonly<Record<string, number>> = { New_Visitor: 0, Returning_Visitor: 1 };

/**
 * Columns that look like a feature and mean something else on day one (docs/LEARNING.md): not learned from, only measured, so
 * that what leaving them out costs is known.
 */
export const LEFT_OUT: Readonly<Record<string, readonly Taken[]>> = {
  BounceRates: [
    { feature: 'bounce-rate', of: sumOf('BounceRates'), direction: -1, isOfPages: true },
  ],
  PageValues: [{ feature: 'page-value', of: sumOf('PageValues'), direction: 1, isOfPages: true }],
  VisitorType: [
    {
      feature: 'sessions-before',
      of: (row) => KINDS_OF_VISITOR[row.VisitorType ?? ''] ?? Number.NaN,
      direction: 0,
      isOfPages: false,
    },
  ],
  ProductRelated: [
    { feature: 'views-product', of: sumOf('ProductRelated'), direction: 0, isOfPages: false },
    {
      feature: 'visible-product',
      of: sumOf('ProductRelated_Duration'),
      direction: 0,
      isOfPages: false,
    },
  ],
};
