import type { PageType } from '../../sidecar/domain/session/act.ts';

/** What a page is to a shopper: looking at a pair for the second time is another thing than for the first. */
export const PAGE_KINDS = [
  'home',
  'category',
  'product',
  'product-again',
  'basket',
  'checkout',
  'shipping-cost',
  'search',
] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** What the shop's pages allow to do next; all of it can be seen by the shop. */
export interface Been {
  /** null before the first page. */
  readonly last: PageKind | null;
  readonly hasLooked: boolean;
  readonly hasFilled: boolean;
}

/** Nowhere yet. */
export const NOWHERE: Been = { last: null, hasLooked: false, hasFilled: false };

/** After one more page. A pair goes into the basket on the way to it, and stays there. */
export function beenTo({ hasLooked, hasFilled }: Been, kind: PageKind): Been {
  return {
    last: kind,
    hasLooked: hasLooked || kind === 'product',
    hasFilled: hasFilled || kind === 'basket',
  };
}

/** How well a page leads to each other page, the same for everybody, in the order of PAGE_KINDS; 0 where it cannot. */
export function roadsFrom(been: Been): readonly number[] {
  const roads = been.last === null ? FROM_OUTSIDE : ROADS[been.last];
  return roads.map((weight, place) => (isOpen(PAGE_KINDS[place], been) ? weight : 0));
}

function isOpen(kind: PageKind | undefined, { hasLooked, hasFilled }: Been): boolean {
  switch (kind) {
    case 'product-again':
    case 'basket':
      return hasLooked;
    case 'checkout':
      return hasFilled;
    default:
      return true;
  }
}

// Made up, after what the pages of the demo shop link to; columns in the order of PAGE_KINDS.
const FROM_OUTSIDE: readonly number[] = [4, 2, 3, 0, 0, 0, 0, 1];
const ROADS: Readonly<Record<PageKind, readonly number[]>> = {
  home: [0.5, 5, 2, 1, 1, 0, 0, 2],
  category: [1, 2, 6, 1.5, 1, 0, 0, 1],
  product: [1, 3, 3, 2, 3, 1, 0, 1],
  'product-again': [1, 2, 2, 2, 3, 1, 0, 1],
  basket: [0.5, 1.5, 1, 3, 0, 5, 0, 0.5],
  checkout: [0.3, 0.5, 0, 1, 3, 0, 6, 0],
  'shipping-cost': [0.5, 1, 0, 2, 4, 2, 0, 0],
  search: [1, 2, 5, 1, 0.5, 0, 0, 2],
};

/** What a page of this kind says it is. */
export const PAGE_TYPES: Readonly<Record<PageKind, PageType>> = {
  home: 'home',
  category: 'category',
  product: 'product',
  'product-again': 'product',
  basket: 'basket',
  checkout: 'checkout',
  'shipping-cost': 'checkout',
  search: 'search',
};
