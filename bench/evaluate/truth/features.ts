import { PAGE_KINDS, type PageKind } from '../../../demo/truth/roads.ts';
import type { Step } from '../../../demo/truth/walk.ts';
import { asTable, type Table } from '../../../sidecar/domain/learning/table.ts';

const COUNTS = [
  'steps',
  ...PAGE_KINDS.map((kind) => `${kind} times`),
  'long times',
  'long basket or product again',
  'last long',
  'doubts',
  'times back from the checkout',
] as const;

/** What a shop sees of a session after some steps: counts and the last page, nothing of the truth. */
export function seenAfter(steps: readonly Step[]): Float64Array {
  const times = (counts: (step: Step, before: Step | undefined) => boolean): number =>
    steps.filter((step, at) => counts(step, steps[at - 1])).length;
  const last = steps.at(-1);
  return Float64Array.of(
    steps.length,
    ...PAGE_KINDS.map((each) => times(({ kind }) => kind === each)),
    times(({ isLong }) => isLong),
    times(({ kind, isLong }) => isLong && (kind === 'basket' || kind === 'product-again')),
    last?.isLong === true ? 1 : 0,
    times(({ isDoubting }) => isDoubting),
    times(({ kind }, before) => isCheckout(before?.kind) && !isCheckout(kind)),
    last === undefined ? Number.NaN : PAGE_KINDS.indexOf(last.kind),
  );
}

function isCheckout(kind: PageKind | undefined): boolean {
  return kind === 'checkout' || kind === 'shipping-cost';
}

/** Rows as a table. */
export function tableOf(rows: readonly Float64Array[]): Table {
  const numbers = COUNTS.map((name) => ({ name, categories: null }));
  const columns = [...numbers, { name: 'last', categories: PAGE_KINDS }].map((column, place) => ({
    ...column,
    values: Float64Array.from(rows, (row) => row[place] ?? Number.NaN),
  }));
  return asTable(columns, rows.length);
}
