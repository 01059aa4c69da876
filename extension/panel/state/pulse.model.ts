import type { FloorRow } from '../../../shared/protocol/messages/floor.ts';

/** What the list shows, and what has changed behind it while it stood still. */
export interface Standing {
  readonly order: readonly string[];
  readonly moved: number;
  readonly arrived: number;
}

// Scores change with every page; within ten of each other, rows keep their places.
const SCORE_STEP = 10;

/** Who needs help first: hesitating, then looking, then talking, then ordered, then gone. */
export function byNeed(a: FloorRow, b: FloorRow): number {
  return (
    needRank(a) - needRank(b) ||
    fallRank(a) - fallRank(b) ||
    step(b.score) - step(a.score) ||
    b.basketMinor - a.basketMinor ||
    a.startedAt - b.startedAt ||
    (a.session < b.session ? -1 : 1)
  );
}

/** Sessions in the order in which they are shown. */
export function sorted(rows: Iterable<FloorRow>): readonly string[] {
  return [...rows].sort(byNeed).map(({ session }) => session);
}

/** The order to show. While held it stays as it was, and what would change is counted. */
export function stand(
  shown: readonly string[],
  rows: Iterable<FloorRow>,
  isHeld: boolean,
): Standing {
  const wanted = sorted(rows);
  if (!isHeld || shown.length === 0) return { order: wanted, moved: 0, arrived: 0 };
  const known = new Set(shown);
  const present = new Set(wanted);
  const before = shown.filter((session) => present.has(session));
  const after = wanted.filter((session) => known.has(session));
  return {
    order: shown,
    moved: countMoved(before, after),
    arrived: wanted.length - after.length,
  };
}

/** Fewest rows that must be picked up to turn one order into the other. */
function countMoved(before: readonly string[], after: readonly string[]): number {
  const place = new Map(before.map((session, at) => [session, at]));
  // Rows outside the longest run that keeps its order have moved (patience sorting).
  const tails: number[] = [];
  for (const session of after) {
    const at = place.get(session) ?? 0;
    const found = tails.findIndex((tail) => tail >= at);
    if (found < 0) tails.push(at);
    else tails[found] = at;
  }
  return after.length - tails.length;
}

function needRank(row: FloorRow): number {
  if (!row.isHere) return 4;
  if (row.phase === 'ordered') return 3;
  if (row.conversation !== null) return 2;
  return row.reasons.length > 0 ? 0 : 1;
}

function fallRank(row: FloorRow): number {
  return row.direction === 'falling' ? 0 : 1;
}

function step(score: number): number {
  return Math.floor(score / SCORE_STEP);
}
