/**
 * Share of words in which what was said differs from what was proposed, 0 (the same words) to 1 (none in common).
 * Order, case, marks and the values of variables do not count: who moves a sentence has changed little.
 *
 * @param proposed an article's text, Markdown or with variables
 */
export function editedShare(proposed: string, said: string): number {
  const before = countWords(proposed.replace(VARIABLE, ' '));
  const after = countWords(said);
  const longest = Math.max(before.total, after.total);
  if (longest === 0) return 0;
  let same = 0;
  for (const [word, count] of before.counts) same += Math.min(count, after.counts.get(word) ?? 0);
  return 1 - same / longest;
}

// What a snippet leaves open, filled in by then.
const VARIABLE = /\{[^{}\n]{1,40}\}/g;

function countWords(text: string) {
  const counts = new Map<string, number>();
  let total = 0;
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    total += 1;
  }
  return { counts, total };
}
