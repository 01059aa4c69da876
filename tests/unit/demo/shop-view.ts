import type { View } from '../../../demo/pages/page.ts';
import type { Language } from '../../../demo/shop/language.ts';
import { NEW_SHOPPER, type Shopper } from '../../../demo/shop/shopper.ts';
import { wordsIn } from '../../../demo/words/words.ts';

/** A shopper halfway: one pair in the basket, details given, shipping and payment chosen, an order behind them. */
export const SHOPPER_WITH_BOOTS: Shopper = {
  ...NEW_SHOPPER,
  basket: [{ productId: 'sanne', size: '39', quantity: 1 }],
  details: {
    email: 'eva.jansen@post.example',
    firstName: 'Eva',
    lastName: 'Jansen',
    postcode: '3512 JE',
    houseNumber: '14',
    street: 'Lange Nieuwstraat',
    city: 'Utrecht',
    country: 'NL',
    phone: '',
  },
  shippingId: 'standard',
  paymentId: 'ideal',
  order: {
    id: 'VD-100001',
    basket: [{ productId: 'sanne', size: '39', quantity: 1 }],
    shippingId: 'standard',
    paymentId: 'ideal',
    email: 'eva.jansen@post.example',
    firstName: 'Eva',
    totalMinor: 316_95,
  },
};

export function viewOf(
  path: string,
  language: Language = 'nl',
  shopper: Shopper = NEW_SHOPPER,
): View {
  return {
    language,
    words: wordsIn(language),
    shopper,
    path,
    sidecarUrl: 'http://127.0.0.1:4680',
    isObserveGranted: false,
  };
}
