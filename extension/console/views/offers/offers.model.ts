import type { MeasuresAnswered } from '../../../../shared/protocol/messages/report.ts';
import { saidCells } from '../../compared.model.ts';

export type MapRow = MeasuresAnswered['maps'][number];

/** Where an interval and its estimate lie between 0 and 100, with nothing changed at 50. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** The longer side fills half of the bar, so that 0 stands in the middle of every row. */
export function barOf({ orders, from, to }: Record<'orders' | 'from' | 'to', number>): Bar {
  const longest = Math.max(Math.abs(from), Math.abs(to), 1);
  const place = (value: number): number => 50 + (50 * value) / longest;
  return { from: place(from), to: place(to), at: place(orders) };
}

/** As the columns of the file have it; what cannot be said stays empty. */
export function cellsOf(
  row: MapRow,
  name: string,
  isDoubted: boolean,
): readonly (string | number | null)[] {
  const { effect } = row;
  const counts = [
    row.qualified,
    row.offered,
    row.accepted,
    row.engaged,
    row.ordersOffered,
    row.heldOut,
    row.ordersHeldOut,
  ];
  const sides = [effect?.offered, effect?.heldOut].flatMap((side) => [
    side?.visitors ?? null,
    side?.orders ?? null,
  ]);
  const said = effect === undefined ? Array(5).fill(null) : saidCells(effect, isDoubted);
  return [name, ...counts, ...sides, ...said];
}
