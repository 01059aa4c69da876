import { CATALOGUE } from '../catalogue/catalogue.ts';
import { ONE_SIZE } from '../shop/product.ts';
import { openSession } from './shop-api.ts';
import { skuOf } from './sku.ts';

type Products = {
  readonly items: readonly {
    readonly variants: readonly {
      readonly id: string;
      readonly sku: string;
      readonly priceWithTax: number;
      readonly currencyCode: string;
    }[];
  }[];
};

const PRODUCTS =
  'query { products(options: { take: 100 }) { items { variants { id sku priceWithTax currencyCode } } } }';

/**
 * Vendure's id of every size that the pages sell, by what it is called in stock. Rejects with a sentence when it does
 * not have one, or at another price: pages must not say another than is paid.
 */
export async function vendureStock(url: string): Promise<ReadonlyMap<string, string>> {
  const { items } = await openSession(url, null).ask<Products>('products', PRODUCTS);
  const there = new Map(
    items.flatMap(({ variants }) => variants).map((variant) => [variant.sku, variant]),
  );
  const stock = new Map<string, string>();
  for (const product of CATALOGUE) {
    const sizes = product.sizes.filter(({ inStock }) => inStock).map(({ label }) => label);
    for (const size of product.sizes.length === 0 ? [ONE_SIZE] : sizes) {
      const sku = skuOf(product, size);
      const variant = there.get(sku);
      if (variant?.priceWithTax !== product.priceMinor || variant.currencyCode !== 'EUR')
        throw new Error(`The Vendure at ${url} does not sell ${sku} at the price on the page.`);
      stock.set(sku, variant.id);
    }
  }
  return stock;
}
