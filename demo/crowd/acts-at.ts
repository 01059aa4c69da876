import type { Draw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { ONE_SIZE, type Product } from '../shop/product.ts';
import type { Pair, Stop } from '../truth/stops.ts';
import { oneOf } from './chance.ts';
import type { Act } from './steps.ts';

/**
 * What hands do at one stop of a walk, from the page before.
 *
 * @param before null at the first stop
 */
export function actsAt(stop: Stop, before: Stop | null, draw: Draw): readonly Act[] {
  const lingers: readonly Act[] = stop.isLong ? [{ kind: 'linger' }] : [];
  return [...arrive(stop, before, draw), ...lingers, ...doubt(stop, draw)];
}

/** What hands do on the last pages of paying, from the one that says what sending costs. */
export const PAYING: readonly Act[] = [{ kind: 'shipping' }, { kind: 'pay' }, { kind: 'order' }];

function arrive(stop: Stop, before: Stop | null, draw: Draw): readonly Act[] {
  const { kind, category, product, basket } = stop;
  switch (kind) {
    case 'home':
      return [{ kind: 'home' }];
    case 'category':
      return [{ kind: 'category', category }];
    case 'search':
      return [{ kind: 'search', category, silhouette: oneOf(draw, 'ankle', 'chelsea', 'lace-up') }];
    case 'product':
    case 'product-again':
      return product === null ? [] : [look(product), { kind: 'scroll' }];
    case 'basket': {
      const isFilled = before?.basket != null || basket === null;
      return [...(isFilled ? [] : take(basket, before)), { kind: 'basket' }];
    }
    case 'checkout':
      return [{ kind: 'checkout' }];
    case 'shipping-cost':
      return [{ kind: 'details' }];
  }
}

function doubt({ doubt: shown }: Stop, draw: Draw): readonly Act[] {
  switch (shown) {
    case null:
      return [];
    case 'exit-intent':
      return [{ kind: 'look-up' }];
    case 'price-copy':
      return [{ kind: 'copy-name' }];
    case 'idle-at-checkout':
      return [{ kind: 'idle' }];
    case 'coupon-focus': {
      const code = oneOf(draw, 'WELKOM10', 'HERFST', 'KORTING', 'VANDAM5');
      return [{ kind: 'shipping' }, { kind: 'coupon', code }];
    }
  }
}

/** A pair goes into the basket on its own page. */
function take({ product, size }: Pair, before: Stop | null): readonly Act[] {
  const isThere = before?.kind === 'product' || before?.kind === 'product-again';
  return [
    ...(isThere ? [] : [look(product)]),
    ...(size === ONE_SIZE ? [] : [{ kind: 'size', size } as const]),
    { kind: 'add' },
  ];
}

function look(product: Product): Act {
  return { kind: 'product', productId: product.id, category: product.category };
}
