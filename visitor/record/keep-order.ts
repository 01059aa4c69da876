/**
 * Of numbers that should rise, the longest run that does: those nodes stay where they are, and only the others
 * are moved.
 *
 * @returns the places in `numbers` that are in the run
 */
export function risingRun(numbers: readonly number[]): ReadonlySet<number> {
  // Lowest last number of a run of each length, by place, and each place's place before.
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [place, number] of numbers.entries()) {
    const length = firstAtLeast(number, ends, numbers);
    before[place] = ends[length - 1];
    ends[length] = place;
  }
  const run = new Set<number>();
  for (let place = ends.at(-1); place !== undefined; place = before[place]) run.add(place);
  return run;
}

function firstAtLeast(number: number, ends: readonly number[], numbers: readonly number[]): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const end = ends[middle];
    if (end !== undefined && (numbers[end] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
