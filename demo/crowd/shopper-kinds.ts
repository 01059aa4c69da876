import { productsOf } from '../catalogue/catalogue.ts';
import type { CategoryId, Product } from '../shop/product.ts';
import { ONE_SIZE } from '../shop/product.ts';
import { between, pick } from './chance.ts';
import type { Act } from './steps.ts';

export type ShopperKind =
  | 'browser'
  | 'boots-hesitator'
  | 'quick-buyer'
  | 'window-shopper'
  | 'returner';

type Chance = () => number;

/** What each kind does, in order. A crowd is mostly people who look. */
export const SHOPPER_KINDS: Readonly<
  Record<ShopperKind, { readonly share: number; readonly acts: (chance: Chance) => readonly Act[] }>
> = {
  'window-shopper': { share: 0.32, acts: glance },
  browser: { share: 0.26, acts: browse },
  'boots-hesitator': { share: 0.2, acts: hesitate },
  returner: { share: 0.12, acts: comeBack },
  'quick-buyer': { share: 0.1, acts: buy },
};

function glance(chance: Chance): readonly Act[] {
  const category = boots(chance);
  return [
    { kind: 'home' },
    { kind: 'scroll' },
    look(someProduct(chance, category)),
    { kind: 'scroll' },
  ];
}

function browse(chance: Chance): readonly Act[] {
  const acts: Act[] = [{ kind: 'home' }];
  for (let visit = between(chance, 1, 2); visit > 0; visit -= 1) {
    const category = pick<CategoryId>(chance, 'women', 'men', 'women', 'care');
    acts.push({ kind: 'category', category });
    for (let looks = between(chance, 1, 3); looks > 0; looks -= 1)
      acts.push(look(someProduct(chance, category)), { kind: 'scroll' });
  }
  if (chance() < 0.35) acts.push(...take(chance, someProduct(chance, 'care')), { kind: 'basket' });
  return acts;
}

/** The boots of the story: three looks, size chosen, to the checkout, back at the shipping cost, and again. */
function hesitate(chance: Chance): readonly Act[] {
  const product = someProduct(chance, boots(chance));
  const acts: Act[] = [{ kind: 'home' }];
  for (let looks = between(chance, 2, 3); looks > 0; looks -= 1)
    acts.push({ kind: 'category', category: product.category }, look(product), { kind: 'scroll' });
  acts.push(
    ...take(chance, product),
    { kind: 'basket' },
    { kind: 'checkout' },
    { kind: 'details' },
  );
  acts.push({ kind: 'back-to-basket' }, { kind: 'checkout' }, { kind: 'details' });
  if (chance() < 0.5)
    acts.push({ kind: 'shipping' }, { kind: 'coupon', code: couponGuess(chance) });
  if (chance() < 0.4) acts.push({ kind: 'look-up' });
  acts.push({ kind: 'back-to-basket' });
  if (chance() < 0.4) acts.push(look(product), { kind: 'copy-name' });
  return acts;
}

function buy(chance: Chance): readonly Act[] {
  const product = someProduct(chance, pick<CategoryId>(chance, 'women', 'men', 'care'));
  return [
    { kind: 'home' },
    { kind: 'category', category: product.category },
    look(product),
    ...take(chance, product),
    { kind: 'basket' },
    { kind: 'checkout' },
    { kind: 'details' },
    { kind: 'shipping' },
    { kind: 'pay' },
    { kind: 'order' },
  ];
}

function comeBack(chance: Chance): readonly Act[] {
  const product = someProduct(chance, boots(chance));
  return [
    { kind: 'home' },
    look(product),
    { kind: 'scroll' },
    { kind: 'away' },
    { kind: 'home' },
    look(product),
    ...take(chance, product),
    { kind: 'basket' },
    { kind: 'away' },
    { kind: 'home' },
    { kind: 'basket' },
    ...(chance() < 0.5
      ? ([
          { kind: 'checkout' },
          { kind: 'details' },
          { kind: 'shipping' },
          { kind: 'pay' },
          { kind: 'order' },
        ] as const)
      : []),
  ];
}

function boots(chance: Chance): CategoryId {
  return pick<CategoryId>(chance, 'women', 'women', 'men');
}

function someProduct(chance: Chance, category: CategoryId): Product {
  const [first, ...rest] = productsOf(category);
  if (first === undefined) throw new Error(`The catalogue has nothing in ${category}.`);
  return pick(chance, first, ...rest);
}

function look(product: Product): Act {
  return { kind: 'product', productId: product.id, category: product.category };
}

function take(chance: Chance, product: Product): readonly Act[] {
  const [first, ...rest] = product.sizes.filter((size) => size.inStock);
  const size = first === undefined ? ONE_SIZE : pick(chance, first, ...rest).label;
  return [
    look(product),
    ...(size === ONE_SIZE ? [] : [{ kind: 'size', size } as const]),
    { kind: 'add' },
  ];
}

function couponGuess(chance: Chance): string {
  return pick(chance, 'WELKOM10', 'HERFST', 'KORTING', 'VANDAM5');
}
