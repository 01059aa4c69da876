import type { CategoryId, Product } from '../shop/product.ts';
import { CARE } from './care.ts';
import { MEN } from './men.ts';
import { WOMEN } from './women.ts';

export const CATALOGUE: readonly Product[] = [...WOMEN, ...MEN, ...CARE];

export const CATEGORIES: readonly CategoryId[] = ['women', 'men', 'care'];

export function productById(id: string | undefined): Product | undefined {
  return CATALOGUE.find((product) => product.id === id);
}

export function productsOf(category: CategoryId): readonly Product[] {
  return CATALOGUE.filter((product) => product.category === category);
}

export function priceOf(id: string): number | undefined {
  return productById(id)?.priceMinor;
}

export function isCategory(text: string | undefined): text is CategoryId {
  return text === 'women' || text === 'men' || text === 'care';
}
