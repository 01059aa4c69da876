import type { Stage } from './stage.ts';
import { elementOf, isField } from './target.ts';

const WORDS =
  /coupon|voucher|promo|discount|gift[ _-]?(card|code)|korting|actie[ _-]?code|cadeau[ _-]?(bon|kaart|code)|waardebon|tegoedbon/i;

/** coupon-focus: the visitor goes to the field for a code. */
export function observeCouponField(stage: Stage): void {
  stage.onDocument('focusin', (event) => {
    if (isCouponField(elementOf(event))) stage.hesitation('coupon-focus');
  });
}

/** Marked by the shop, or named, labelled or hinted at in Dutch or English. */
export function isCouponField(element: Element | null): boolean {
  if (!isField(element)) return false;
  if (element.closest('[data-toonbank="coupon"]') !== null) return true;
  const { name, id, placeholder } = element;
  const label = [...(element.labels ?? [])].map((each) => each.textContent).join(' ');
  const named = [element.autocomplete, element.getAttribute('aria-label'), label];
  return [name, id, placeholder, ...named].some((words) => WORDS.test(words ?? ''));
}
