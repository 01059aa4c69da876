/** With more different ones a column holds amounts, or more kinds than rows can tell apart. */
const CODES_MAX = 32;
const WHOLE = /^\d+$/;
/** Standard deviations of a number of rows by chance: on real columns amounts stay below 2.2, codes are above 8. */
const BEYOND_CHANCE = 4;

/**
 * Whether whole numbers name kinds (a browser, a region) instead of saying how many. What is counted falls off on both
 * sides of its commonest value; names are numbered in no order, so one of them stands out beyond chance above one that is
 * nearer to the commonest.
 *
 * @param counts how often each cell of a column was seen, as it is written
 */
export function areCodes(counts: ReadonlyMap<string, number>): boolean {
  const isFew = counts.size > 0 && counts.size <= CODES_MAX;
  if (!isFew || ![...counts.keys()].every((cell) => WHOLE.test(cell))) return false;
  const times = [...counts]
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, each]) => each);
  const commonest = times.indexOf(Math.max(...times));
  return risesAgain(times.slice(commonest)) || risesAgain(times.slice(0, commonest + 1).reverse());
}

/** From the commonest value outwards. */
function risesAgain(outwards: readonly number[]): boolean {
  let least = outwards[0] ?? 0;
  return outwards.some((times) => {
    const isAbove = times - least > BEYOND_CHANCE * Math.sqrt(least + 1);
    least = Math.min(least, times);
    return isAbove;
  });
}
