import type { Basket } from '../session/act.ts';
import { type AllowanceKind, isByCode } from './allowance.ts';
import type { DenialWord } from './denial.ts';
import type { Beneficiaries, Ground, MandateTerms } from './mandate.ts';
import type { Situation } from './situation.ts';

/** Whether the visitor is one of those it is for; an unknown value is in no list of values. */
export function isFor(
  { visitors, customerValues }: Beneficiaries,
  { isNew, customerValue }: Situation['visitor'],
): boolean {
  if (visitors === 'new' && !isNew) return false;
  if (visitors === 'returning' && isNew) return false;
  if (customerValues === null) return true;
  return customerValue !== null && customerValues.includes(customerValue);
}

/**
 * Why this kind may not be given on this basket; null when it may. What goes by code needs a basket worth
 * something in the mandate's currency; goodwill needs one only where the ground asks about it.
 */
export function groundDenial(
  { ground, currency }: MandateTerms,
  kind: AllowanceKind,
  basket: Basket | null,
): DenialWord | null {
  const asksWorth = ground.basketFrom !== null || ground.basketTo !== null;
  const asksLines = ground.categories.length + ground.products.length > 0;
  if (!asksWorth && !asksLines && !isByCode(kind)) return null;
  if (basket === null || (isByCode(kind) && basket.valueMinor <= 0)) return 'no-basket';
  if ((asksWorth || isByCode(kind)) && basket.currency !== currency) return 'other-currency';
  if (asksLines && !hasLineOn(ground, basket)) return 'outside-category';
  if (ground.basketFrom !== null && basket.valueMinor < ground.basketFrom)
    return 'basket-too-small';
  if (ground.basketTo !== null && basket.valueMinor > ground.basketTo) return 'basket-too-large';
  return null;
}

function hasLineOn({ categories, products }: Ground, { lines }: Basket): boolean {
  const categoriesMeant = new Set(categories.map(plain));
  const productsMeant = new Set(products.map(plain));
  return lines.some(
    ({ category, product }) =>
      (category !== null && categoriesMeant.has(plain(category))) ||
      productsMeant.has(plain(product)),
  );
}

/** A lead types what the shop's pages say; capitals and spaces around it are no difference. */
function plain(word: string): string {
  return word.trim().toLowerCase();
}
