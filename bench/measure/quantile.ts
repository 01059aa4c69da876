/** What a set of measured values looks like. All in the unit of the values. */
export interface Summary {
  readonly count: number;
  readonly min: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * The smallest value that at least `share` of all values do not exceed (nearest rank): always one
 * that was measured, never one in between.
 *
 * @param share 0..1
 */
export function quantile(values: readonly number[], share: number): number {
  return ranked(ascending(values), share);
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function summarise(values: readonly number[]): Summary {
  const sorted = ascending(values);
  return {
    count: sorted.length,
    min: ranked(sorted, 0),
    p50: ranked(sorted, 0.5),
    p95: ranked(sorted, 0.95),
    p99: ranked(sorted, 0.99),
    max: ranked(sorted, 1),
  };
}

// Float64Array sorts by number, and a few hundred thousand of them in place.
function ascending(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

function ranked(sorted: Float64Array, share: number): number {
  // 0.07 * 100 is 7.000000000000001, which is rank 7 and not 8.
  const rank = Math.ceil(Number((share * sorted.length).toPrecision(12)));
  return sorted[Math.max(0, rank - 1)] ?? Number.NaN;
}
