import { BASKET_LINES_MAX, QUANTITY_MAX } from '../../shared/protocol/limits.ts';
import type { Basket } from '../../shared/protocol/messages/session.ts';
import { isRecord } from '../unknown.ts';
import { type BasketLine, sumOf } from './ga4.ts';

/** The basket after more, or less, of some lines: what GA4's events leave for the listener to add up. */
export function withLines(
  basket: Basket | null,
  lines: readonly BasketLine[],
  currency: string,
  sign: 1 | -1,
): Basket {
  const kept = new Map((basket?.lines ?? []).map((line) => [keyOf(line), line]));
  for (const line of lines) {
    const old = kept.get(keyOf(line));
    const quantity = (old?.quantity ?? 0) + sign * line.quantity;
    if (quantity > 0)
      kept.set(keyOf(line), { ...line, quantity: Math.min(QUANTITY_MAX, quantity) });
    else kept.delete(keyOf(line));
  }
  const now = [...kept.values()].slice(-BASKET_LINES_MAX);
  return { lines: now, valueMinor: sumOf(now), currency };
}

/** A product in another size is another line. */
const keyOf = (line: BasketLine): string => JSON.stringify([line.product, line.variant]);

/** What storage gave back, if it is what was put there. */
export function isBasket(value: unknown): value is Basket {
  return (
    isRecord(value) &&
    Array.isArray(value.lines) &&
    value.lines.every((line: unknown) => isRecord(line) && typeof line.quantity === 'number') &&
    typeof value.valueMinor === 'number' &&
    typeof value.currency === 'string'
  );
}
