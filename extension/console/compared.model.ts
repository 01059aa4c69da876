import type { EffectAnswered, ShopRatio } from '../../shared/protocol/messages/effect.ts';

/** Two arms beside each other, and what can be said of them. */
export type Arms = Pick<
  EffectAnswered['rows'][number],
  'offered' | 'heldOut' | 'says' | 'extra' | 'needed'
>;

/** A part as percent with one decimal, the way a language writes it; empty of nothing. */
export function sayRate(count: number, of: number, language: string): string {
  if (of === 0) return '–';
  const format = { style: 'percent', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, format).format(count / of);
}

/** As a sentence names them: "so many fewer" has no minus, and its smaller bound first. */
export function written(says: Arms['says'], extra: Arms['extra']): NonNullable<Arms['extra']> {
  if (extra === null) return { orders: 0, from: 0, to: 0 };
  if (says !== 'fewer') return extra;
  return { orders: -extra.orders, from: -extra.to, to: -extra.from };
}

/** How many a shop's arm would have held, had it been split as drawn. */
export function drawnHeldOut({ heldOut, offered, planned }: ShopRatio): number {
  return Math.round((heldOut + offered) * planned);
}

/**
 * As five columns of a file have it: what can be said, the orders and their bounds, and how many visitors more it takes.
 *
 * @param isDoubted while the split is broken nothing is
 */
export function saidCells(
  { says, extra, needed }: Pick<Arms, 'says' | 'extra' | 'needed'>,
  isDoubted: boolean,
): readonly (string | number | null)[] {
  if (isDoubted) return ['split-broken', null, null, null, null];
  return [says, extra?.orders ?? null, extra?.from ?? null, extra?.to ?? null, needed];
}
