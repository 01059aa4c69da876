import { assertNever } from '../../../shared/kernel/assert.ts';
import type { Observed } from '../../domain/session/act.ts';

/** What a visitor did, in words for whoever reads an export. */
export function sayAct(observed: Observed): string {
  switch (observed.type) {
    case 'page.viewed':
      return `Viewed the page “${observed.title}” at ${observed.url}.`;
    case 'page.left':
      return `Left the page after ${Math.round(observed.visibleMs / 1_000)} s in view.`;
    case 'product.viewed':
      return `Looked at ${observed.product.name}.`;
    case 'list.viewed':
      return `Looked at the list “${observed.name}”.`;
    case 'search.made':
      return `Searched for “${observed.query}”.`;
    case 'basket.changed':
      return `Changed the basket; it held ${observed.basket.lines.length} kinds of things.`;
    case 'checkout.stepped':
      return `Came to a step of the checkout: ${observed.step}.`;
    case 'hesitation.noticed':
      return `Hesitated: ${observed.hesitation}.`;
    case 'order.claimed':
      return `Placed order ${observed.order}.`;
    case 'refund.claimed':
      return `Was refunded on order ${observed.order}.`;
    case 'track.noted':
      return `Did what the shop calls “${observed.name}”.`;
    default:
      return assertNever(observed);
  }
}
