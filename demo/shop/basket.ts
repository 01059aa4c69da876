import { LINES_IN_BASKET, PAIRS_PER_LINE } from '../bounds.ts';

export type BasketLine = {
  readonly productId: string;
  readonly size: string;
  readonly quantity: number;
};

export type Basket = readonly BasketLine[];

/** The basket with `by` more (or fewer) of one product and size; a line at zero is gone. */
export function changeBasket(basket: Basket, productId: string, size: string, by: number): Basket {
  const isSame = (line: BasketLine) => line.productId === productId && line.size === size;
  const present = basket.find(isSame);
  if (present === undefined) {
    const isFull = basket.length >= LINES_IN_BASKET;
    return by > 0 && !isFull ? [...basket, { productId, size, quantity: clamp(by) }] : basket;
  }
  const quantity = clamp(present.quantity + by);
  return quantity === 0
    ? basket.filter((line) => !isSame(line))
    : basket.map((line) => (isSame(line) ? { ...line, quantity } : line));
}

export function quantityOf(basket: Basket, productId: string, size: string): number {
  return basket.find((line) => line.productId === productId && line.size === size)?.quantity ?? 0;
}

export function pairCount(basket: Basket): number {
  return basket.reduce((sum, line) => sum + line.quantity, 0);
}

/** Cents; a product that left the catalogue counts for nothing. */
export function subtotalMinor(
  basket: Basket,
  priceOf: (productId: string) => number | undefined,
): number {
  return basket.reduce((sum, line) => sum + (priceOf(line.productId) ?? 0) * line.quantity, 0);
}

function clamp(quantity: number): number {
  return Math.max(0, Math.min(PAIRS_PER_LINE, quantity));
}
