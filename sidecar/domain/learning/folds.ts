import { type Draw, shuffled } from './seeded-draw.ts';

/**
 * For each row the fold that keeps it, evenly by chance.
 *
 * @param groups rows of one group share a fold, so that nobody is learned from and asked about; null when every row
 * stands alone
 */
export function foldsOf(
  rows: number,
  groups: Int32Array | null,
  folds: number,
  draw: Draw,
): Uint8Array {
  const names = groups === null ? null : [...new Set(groups)];
  const order = shuffled(names?.length ?? rows, draw);
  const ofPlace = new Uint8Array(order.length);
  order.forEach((place, turn) => {
    ofPlace[place] = turn % folds;
  });
  if (groups === null || names === null) return ofPlace;
  const placeOf = new Map(names.map((name, place) => [name, place]));
  return Uint8Array.from(groups, (group) => ofPlace[placeOf.get(group) ?? 0] ?? 0);
}

/** 1 for the rows of a fold. */
export function keptIn(folds: Uint8Array, fold: number): Uint8Array {
  return folds.map((each) => (each === fold ? 1 : 0));
}
