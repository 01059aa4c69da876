import type { Product } from '../shop/product.ts';

/** What a shop engine calls one size of a product. */
export function skuOf({ sku }: Pick<Product, 'sku'>, size: string): string {
  return `${sku}-${size}`;
}
