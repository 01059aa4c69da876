/** A piece of a text: from the first character to before the last. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What stands for anything masked: always as long, so that it tells nothing about what it hides. */
export const MASK = '•••••';

/** The text with every piece replaced; pieces may overlap and stand in any order. */
export function masked(text: string, ranges: readonly Range[]): string {
  if (ranges.length === 0) return text;
  let result = '';
  let at = 0;
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    if (from >= at) result += text.slice(at, from) + MASK;
    at = Math.max(at, to);
  }
  return result + text.slice(at);
}
