import type { FloorRow } from '../../../shared/protocol/messages/floor.ts';

/** Who needs help first: those here and turning away, then who hesitates, who browses, who is being helped, who is done. */
export function byNeed(one: FloorRow, other: FloorRow): number {
  return (
    Number(other.isHere) - Number(one.isHere) ||
    rankOf(one) - rankOf(other) ||
    other.score - one.score ||
    other.lastAt - one.lastAt ||
    (one.session < other.session ? -1 : 1)
  );
}

function rankOf(row: FloorRow): number {
  if (row.phase === 'ordered') return 4;
  if (row.conversation !== null) return 3;
  if (row.reasons.length === 0) return 2;
  return row.direction === 'falling' ? 0 : 1;
}
