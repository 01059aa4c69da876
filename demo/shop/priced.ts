import { productById } from '../catalogue/catalogue.ts';
import type { Basket } from './basket.ts';
import type { Priced } from './ga4.ts';

/** The basket's lines with their products; a line whose product left the catalogue is skipped. */
export function pricedLines(basket: Basket): readonly Priced[] {
  return basket.flatMap(({ productId, size, quantity }) => {
    const product = productById(productId);
    return product === undefined ? [] : [{ product, size, quantity }];
  });
}
