/** For each value the share of values below it, ties alike: so that two models can be read together. */
export function ranksOf(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  const first = new Map<number, number>();
  sorted.forEach((value, place) => {
    if (!first.has(value)) first.set(value, place);
  });
  return values.map((value) => (first.get(value) ?? 0) / Math.max(1, values.length));
}
