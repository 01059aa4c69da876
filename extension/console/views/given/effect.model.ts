import type { EffectAnswered } from '../../../../shared/protocol/messages/effect.ts';
import { saidCells } from '../../compared.model.ts';

export type EffectRow = EffectAnswered['rows'][number];

/** As the columns of the file have it; null stays empty. @param isDoubted the split is broken */
export function cellsOf(row: EffectRow, isDoubted: boolean): readonly (string | number | null)[] {
  const { offered, heldOut, sure } = row;
  return [
    row.mandateName,
    row.given,
    row.afterOffer,
    offered.visitors,
    offered.orders,
    heldOut.visitors,
    heldOut.orders,
    ...saidCells(row, isDoubted),
    sure.sure,
    sure.needless,
  ];
}
