import type { Row } from '../rows.ts';
import { Unusable } from '../trees/unusable.ts';

/** Rows of one session in their order, as places in the file. */
export type Session = readonly number[];

/** Rows by session, each session by its order: as numbers where all are, else as text, as for times. */
export function sessionsOf(
  rows: readonly Row[],
  session: string,
  order: string,
): readonly Session[] {
  const bySession = new Map<string, number[]>();
  rows.forEach((row, place) => {
    const name = row[session];
    if (name === undefined) throw new Unusable(`column ${session} is not in every file`);
    const places = bySession.get(name);
    if (places === undefined) bySession.set(name, [place]);
    else places.push(place);
  });
  const cells = rows.map((row) => {
    const cell = row[order];
    if (cell === undefined) throw new Unusable(`column ${order} is not in every file`);
    return cell;
  });
  const numbers = cells.map(Number);
  const areNumbers = numbers.every(Number.isFinite);
  const byOrder = (one: number, other: number): number => {
    const [before, after] = [cells[one] ?? '', cells[other] ?? ''];
    const apart = areNumbers ? (numbers[one] ?? 0) - (numbers[other] ?? 0) : 0;
    if (apart !== 0 || areNumbers) return apart || one - other;
    return before < after ? -1 : before > after ? 1 : one - other;
  };
  return [...bySession.values()].map((places) => places.sort(byOrder));
}
