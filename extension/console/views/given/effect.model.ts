import type { EffectAnswered } from '../../../../shared/protocol/messages/effect.ts';

export type EffectRow = EffectAnswered['rows'][number];

/** A part as percent with one decimal, the way a language writes it; empty of nothing. */
export function sayRate(count: number, of: number, language: string): string {
  if (of === 0) return '–';
  const format = { style: 'percent', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, format).format(count / of);
}

/** As the columns of the file have it; null stays empty. */
export function cellsOf(row: EffectRow): readonly (string | number | null)[] {
  const { offered, heldOut, extra, sure } = row;
  return [
    row.mandateName,
    row.given,
    row.afterOffer,
    offered.visitors,
    offered.orders,
    heldOut.visitors,
    heldOut.orders,
    row.says,
    extra?.orders ?? null,
    extra?.from ?? null,
    extra?.to ?? null,
    row.needed,
    sure.sure,
    sure.needless,
  ];
}

/** As a sentence names them: "so many fewer" has no minus, and its smaller bound first. */
export function written(
  says: EffectRow['says'],
  extra: EffectRow['extra'],
): NonNullable<EffectRow['extra']> {
  if (extra === null) return { orders: 0, from: 0, to: 0 };
  if (says !== 'fewer') return extra;
  return { orders: -extra.orders, from: -extra.to, to: -extra.from };
}
