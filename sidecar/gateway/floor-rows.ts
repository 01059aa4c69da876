import { FLOOR_ROWS_MAX } from '../../shared/protocol/limits.ts';
import type { FloorRow } from '../../shared/protocol/messages/floor.ts';

/** The newest of each row that somebody has not seen yet: a picture, not a queue, and so bounded. */
export interface FloorRows {
  show(row: FloorRow): void;
  remove(session: string): void;
  add(rows: readonly FloorRow[], gone: readonly string[]): void;
  isEmpty(): boolean;
  /** Takes out at most `max` of each, the longest waiting first. */
  take(max: number): { readonly rows: readonly FloorRow[]; readonly gone: readonly string[] };
  clear(): void;
}

// More sessions than a floor shows: the longest waiting are forgotten until they change again.
const KEPT_MAX = FLOOR_ROWS_MAX * 4;

export function floorRows(): FloorRows {
  const rows = new Map<string, FloorRow>();
  const gone = new Set<string>();

  const show = (row: FloorRow): void => {
    gone.delete(row.session);
    rows.set(row.session, row);
    if (rows.size > KEPT_MAX) rows.delete(firstOf(rows.keys()));
  };
  const remove = (session: string): void => {
    rows.delete(session);
    gone.add(session);
    if (gone.size > KEPT_MAX) gone.delete(firstOf(gone));
  };

  return {
    show,
    remove,
    add(moreRows, moreGone) {
      for (const row of moreRows) show(row);
      for (const session of moreGone) remove(session);
    },
    isEmpty: () => rows.size === 0 && gone.size === 0,
    take(max) {
      const taken = { rows: [...rows.values()].slice(0, max), gone: [...gone].slice(0, max) };
      for (const { session } of taken.rows) rows.delete(session);
      for (const session of taken.gone) gone.delete(session);
      return taken;
    },
    clear() {
      rows.clear();
      gone.clear();
    },
  };
}

function firstOf(keys: Iterable<string>): string {
  for (const key of keys) return key;
  return '';
}
