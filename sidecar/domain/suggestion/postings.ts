/** Which texts have a term, and how far it speaks for each: BM25 (https://doi.org/10.1561/1500000019) without the rarity. */
export interface Posting {
  /** Ascending. */
  readonly texts: Int32Array;
  /** 0..1: grows with how often the term stands there, less and less, and falls with the text's length. */
  readonly strength: Float32Array;
  /** Grows with how few texts have the term. */
  readonly rarity: number;
}

/** How fast a repeated word stops adding, and how much long texts pay. Measured, docs/adr/0023-suggestions.md. */
const SATURATION = 2;
const LENGTH_SHARE = 0.3;

/** By term, over texts that are given as their terms with how often each stands there. */
export function postings(
  texts: readonly ReadonlyMap<string, number>[],
): ReadonlyMap<string, Posting> {
  const length = Float64Array.from(texts, (terms) => {
    let sum = 0;
    for (const times of terms.values()) sum += times;
    return sum;
  });
  const mean = length.reduce((sum, x) => sum + x, 0) / Math.max(1, length.length);
  const gathered = new Map<string, { readonly texts: number[]; readonly strength: number[] }>();
  texts.forEach((terms, text) => {
    const slow = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * (length[text] ?? 0)) / mean);
    for (const [term, times] of terms) {
      let of = gathered.get(term);
      if (of === undefined) {
        of = { texts: [], strength: [] };
        gathered.set(term, of);
      }
      of.texts.push(text);
      of.strength.push(times / (times + slow));
    }
  });
  const all = new Map<string, Posting>();
  for (const [term, of] of gathered) {
    const count = of.texts.length;
    all.set(term, {
      texts: Int32Array.from(of.texts),
      strength: Float32Array.from(of.strength),
      rarity: Math.log(1 + (texts.length - count + 0.5) / (count + 0.5)),
    });
  }
  return all;
}

/** Whether one of these texts, ascending, is among those of the posting. */
export function hasAny({ texts }: Posting, sought: Int32Array): boolean {
  for (const text of sought) {
    let low = 0;
    let high = texts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((texts[middle] ?? 0) < text) low = middle + 1;
      else high = middle;
    }
    if (texts[low] === text) return true;
  }
  return false;
}
