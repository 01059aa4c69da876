import type { Both } from './language.ts';

export type CategoryId = 'women' | 'men' | 'care';

export type Silhouette =
  | 'ankle'
  | 'chelsea'
  | 'knee'
  | 'lace-up'
  | 'hiking'
  | 'tin'
  | 'brush'
  | 'spray'
  | 'trees';

/** The colours a picture is drawn in. */
export type Palette = {
  readonly leather: string;
  readonly shade: string;
  readonly light: string;
  readonly sole: string;
  readonly trim: string;
};

export type Size = { readonly label: string; readonly inStock: boolean };

export type Review = {
  readonly by: string;
  readonly stars: number;
  readonly words: Both;
};

export type Product = {
  readonly id: string;
  readonly sku: string;
  readonly name: Both;
  readonly category: CategoryId;
  readonly silhouette: Silhouette;
  readonly kind: Both;
  readonly colour: Both;
  readonly palette: Palette;
  readonly priceMinor: number;
  /** Empty for care products, which come in one size. */
  readonly sizes: readonly Size[];
  readonly intro: Both;
  readonly story: Both;
  readonly facts: readonly (readonly [Both, Both])[];
  readonly stars: number;
  readonly reviewCount: number;
  readonly review: Review;
  readonly isNew?: boolean;
};

/** `range(36, 42, [36, 41])` is sizes 36 to 42 of which 36 and 41 are sold out. */
export function range(from: number, to: number, soldOut: readonly number[]): readonly Size[] {
  return Array.from({ length: to - from + 1 }, (_, step) => {
    const size = from + step;
    return { label: String(size), inStock: !soldOut.includes(size) };
  });
}

/** A boot is called the same in every language. */
export function same(name: string): Both {
  return { nl: name, en: name };
}

/** What the basket calls the size of a product that has none. */
export const ONE_SIZE = 'one';

export function hasSize(product: Product, size: string): boolean {
  if (product.sizes.length === 0) return size === ONE_SIZE;
  return product.sizes.some((each) => each.label === size && each.inStock);
}
