/** A line of one text or of both. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** More lines than these are compared as a whole: the table of all pairs would not fit. */
const LINES_MAX = 1_000;

/** How one text became another, by lines: the longest run they share in order stays. */
export function difference(before: string, after: string): readonly DiffLine[] {
  if (before === after) return lines(after, 'same');
  const [old, now] = [before.split('\n'), after.split('\n')];
  if (old.length > LINES_MAX || now.length > LINES_MAX) {
    return [...lines(before, 'removed'), ...lines(after, 'added')];
  }
  const shared = lengths(old, now);
  const found: DiffLine[] = [];
  let [at, to] = [0, 0];
  while (at < old.length || to < now.length) {
    const [left, right] = [old[at], now[to]];
    if (left !== undefined && left === right) {
      found.push({ kind: 'same', text: left });
      at += 1;
      to += 1;
    } else if (
      right !== undefined &&
      (left === undefined || sharedAt(shared, at, to + 1) > sharedAt(shared, at + 1, to))
    ) {
      found.push({ kind: 'added', text: right });
      to += 1;
    } else if (left !== undefined) {
      found.push({ kind: 'removed', text: left });
      at += 1;
    }
  }
  return found;
}

function lines(text: string, kind: DiffLine['kind']): readonly DiffLine[] {
  return text === '' ? [] : text.split('\n').map((line) => ({ kind, text: line }));
}

/** At each pair of places, how many lines the rests share in order. */
function lengths(old: readonly string[], now: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let at = old.length - 1; at >= 0; at -= 1) {
    const row = table[at];
    if (row === undefined) continue;
    for (let to = now.length - 1; to >= 0; to -= 1) {
      row[to] =
        old[at] === now[to]
          ? sharedAt(table, at + 1, to + 1) + 1
          : Math.max(sharedAt(table, at + 1, to), sharedAt(table, at, to + 1));
    }
  }
  return table;
}

function sharedAt(table: readonly Uint16Array[], at: number, to: number): number {
  return table[at]?.[to] ?? 0;
}
