import { euros } from './price.ts';
import type { Product } from './product.ts';
import { ONE_SIZE } from './product.ts';

/** One product as GA4 names its fields: https://developers.google.com/analytics/devguides/collection/ga4/reference/events */
export type Ga4Product = {
  readonly item_id: string;
  readonly item_name: string;
  readonly item_brand: string;
  readonly item_category: string;
  readonly item_category2: string;
  readonly item_variant: string;
  readonly price: number;
  readonly quantity: number;
  readonly index?: number;
  readonly item_list_id?: string;
  readonly item_list_name?: string;
};

export type Ga4Ecommerce = {
  readonly currency?: 'EUR';
  readonly value?: number;
  readonly items: readonly Ga4Product[];
  readonly item_list_id?: string;
  readonly item_list_name?: string;
  readonly shipping_tier?: string;
  readonly payment_type?: string;
  readonly transaction_id?: string;
  readonly tax?: number;
  readonly shipping?: number;
  readonly coupon?: string;
};

export type Ga4Push = {
  readonly event:
    | 'view_item_list'
    | 'view_item'
    | 'add_to_cart'
    | 'remove_from_cart'
    | 'view_cart'
    | 'begin_checkout'
    | 'add_shipping_info'
    | 'add_payment_info'
    | 'purchase';
  readonly ecommerce: Ga4Ecommerce;
};

export type Priced = {
  readonly product: Product;
  readonly size: string;
  readonly quantity: number;
};

/** Category names go out in English in both languages, so that reports of the two add up. */
const CATEGORY_NAMES = { women: "Women's boots", men: "Men's boots", care: 'Care' } as const;

export function ga4Product({ product, size, quantity }: Priced): Ga4Product {
  return {
    item_id: product.sku,
    item_name: product.name.en,
    item_brand: 'Van Dam',
    item_category: CATEGORY_NAMES[product.category],
    item_category2: product.kind.en,
    item_variant: size === ONE_SIZE ? product.colour.en : `${product.colour.en} / ${size}`,
    price: euros(product.priceMinor),
    quantity,
  };
}

/** Currency, value and products, as every event with a basket carries them. */
export function ga4Basket(lines: readonly Priced[]): Ga4Ecommerce {
  const minor = lines.reduce((sum, line) => sum + line.product.priceMinor * line.quantity, 0);
  return { currency: 'EUR', value: euros(minor), items: lines.map(ga4Product) };
}

export function ga4List(id: string, name: string, products: readonly Product[]): Ga4Push {
  const list = { item_list_id: id, item_list_name: name };
  return {
    event: 'view_item_list',
    ecommerce: {
      ...list,
      items: products.map((product, index) => ({
        ...ga4Product({ product, size: ONE_SIZE, quantity: 1 }),
        ...list,
        index,
      })),
    },
  };
}
