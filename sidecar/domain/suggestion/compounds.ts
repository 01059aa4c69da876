/**
 * The parts of a Dutch compound, when all of it is made of words that are known: `wandelschoenmaat` is wandelschoen and
 * maat, with or without the s, e or en that Dutch puts between. The fewest parts that do; null when it is none.
 */
export function partsOf(
  word: string,
  isKnown: (part: string) => boolean,
): readonly string[] | null {
  // By where the rest begins: the fewest parts for it, null when there are none.
  const best: (readonly string[] | null)[] = Array.from({ length: word.length + 1 }, () => null);
  best[word.length] = [];
  for (let from = word.length - PART_MIN_CHARS; from >= 0; from -= 1) {
    for (let end = word.length; end >= from + PART_MIN_CHARS; end -= 1) {
      if (from === 0 && end === word.length) continue;
      const part = word.slice(from, end);
      if (!isKnown(part)) continue;
      const rest = restAfter(word, end, best);
      if (rest === null) continue;
      const before = best[from];
      if (before == null || rest.length + 1 < before.length) best[from] = [part, ...rest];
    }
  }
  const parts = best[0] ?? null;
  return parts !== null && parts.length >= 2 && parts.length <= PARTS_MAX ? parts : null;
}

const PART_MIN_CHARS = 3;
const PARTS_MAX = 4;
const LINKS = ['', 's', 'e', 'n', 'en'];

function restAfter(
  word: string,
  end: number,
  best: readonly (readonly string[] | null)[],
): readonly string[] | null {
  let fewest: readonly string[] | null = null;
  for (const link of LINKS) {
    if (!word.startsWith(link, end)) continue;
    // Nothing links to the end of the word.
    if (link !== '' && end + link.length === word.length) continue;
    const rest = best[end + link.length] ?? null;
    if (rest !== null && (fewest === null || rest.length < fewest.length)) fewest = rest;
  }
  return fewest;
}
