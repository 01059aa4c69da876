import type { Draw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { productsOf } from '../catalogue/catalogue.ts';
import { type CategoryId, ONE_SIZE, type Product } from '../shop/product.ts';
import type { PageKind } from './roads.ts';
import { pick, type Step } from './walk.ts';

/** The doubts that a page notices by itself and that hands can show on the demo shop. */
export type Doubt = 'exit-intent' | 'price-copy' | 'idle-at-checkout' | 'coupon-focus';

/** What is put into the basket. */
export interface Pair {
  readonly product: Product;
  readonly size: string;
}

/** A step of a walk at a place in the shop: one page, what is on it and what is in the basket then. */
export interface Stop {
  readonly kind: PageKind;
  readonly isLong: boolean;
  readonly doubt: Doubt | null;
  readonly category: CategoryId;
  /** Looked at last, on this page or before; null until then. */
  readonly product: Product | null;
  readonly basket: Pair | null;
}

/** Nobody has looked at anything yet. */
interface Sofar {
  readonly favourite: Product | null;
  readonly product: Product | null;
  readonly basket: Pair | null;
}

/** Where a walk leads in the demo shop: the pair looked at first is the one that is looked at again. */
export function stopsOf(steps: readonly Step[], draw: Draw): readonly Stop[] {
  const category = CATEGORY_SHARES[pick(Object.values(SHARES), draw)] ?? 'women';
  const stops: Stop[] = [];
  let sofar: Sofar = { favourite: null, product: null, basket: null };
  for (const { kind, isLong, isDoubting } of steps) {
    sofar = after(sofar, kind, category, draw);
    const doubts = DOUBTS_ON[kind] ?? EVERYWHERE;
    const doubt = doubts[Math.floor(draw() * doubts.length)] ?? 'exit-intent';
    const { product, basket } = sofar;
    stops.push({ kind, isLong, doubt: isDoubting ? doubt : null, category, product, basket });
  }
  return stops;
}

/** What is still between the last page and paying: none of it is long, none of it in doubt. */
export function wayToPay(stops: readonly Stop[], draw: Draw): readonly Stop[] {
  const last = stops.at(-1);
  const category = last?.category ?? 'women';
  const product = last?.product ?? someProduct(category, null, draw);
  const basket = last?.basket ?? pairOf(product, draw);
  const stop = (kind: PageKind): Stop => ({
    kind,
    isLong: false,
    doubt: null,
    category,
    product,
    basket: kind === 'product' ? null : basket,
  });
  switch (last?.kind) {
    case 'shipping-cost':
      return [];
    case 'checkout':
      return [stop('shipping-cost')];
    case 'basket':
      return [stop('checkout'), stop('shipping-cost')];
    default: {
      const rest = [stop('basket'), stop('checkout'), stop('shipping-cost')];
      return last?.product == null ? [stop('product'), ...rest] : rest;
    }
  }
}

function after(sofar: Sofar, kind: PageKind, category: CategoryId, draw: Draw): Sofar {
  const { favourite, product, basket } = sofar;
  switch (kind) {
    case 'product': {
      const seen = someProduct(category, favourite, draw);
      return { favourite: favourite ?? seen, product: seen, basket };
    }
    case 'product-again':
      return { favourite, product: favourite, basket };
    case 'basket':
      return { ...sofar, basket: basket ?? (product === null ? null : pairOf(product, draw)) };
    default:
      return sofar;
  }
}

function someProduct(category: CategoryId, but: Product | null, draw: Draw): Product {
  const others = productsOf(category).filter((product) => product !== but);
  const found = others[Math.floor(draw() * others.length)];
  if (found === undefined) throw new Error(`The catalogue has too little in ${category}.`);
  return found;
}

function pairOf(product: Product, draw: Draw): Pair {
  const inStock = product.sizes.filter((size) => size.inStock);
  const size = inStock[Math.floor(draw() * inStock.length)]?.label ?? ONE_SIZE;
  return { product, size };
}

// Care costs less than what most action maps ask for.
const SHARES: Readonly<Record<CategoryId, number>> = { women: 0.55, men: 0.35, care: 0.1 };
const CATEGORY_SHARES: readonly CategoryId[] = ['women', 'men', 'care'];

const EVERYWHERE: readonly Doubt[] = ['exit-intent'];
// Which doubt it is says nothing of the type: that it is one does.
const DOUBTS_ON: Readonly<Partial<Record<PageKind, readonly Doubt[]>>> = {
  product: ['exit-intent', 'price-copy'],
  'product-again': ['exit-intent', 'price-copy'],
  checkout: ['exit-intent', 'idle-at-checkout'],
  'shipping-cost': ['exit-intent', 'coupon-focus'],
};
