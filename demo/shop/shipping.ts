import type { Both } from './language.ts';

export type ShippingId = 'standard' | 'tomorrow' | 'pick-up';

export type Shipping = {
  readonly id: ShippingId;
  readonly costMinor: number;
  readonly name: Both;
  readonly note: Both;
};

export const STANDARD_SHIPPING: Shipping = {
  id: 'standard',
  costMinor: 695,
  name: { nl: 'Thuisbezorgd', en: 'Home delivery' },
  note: { nl: 'Binnen 2 tot 3 werkdagen, met PostNL', en: 'In 2 to 3 working days, by PostNL' },
};

/** No free delivery above an amount: the cost is one of the moments a shopper hesitates at. */
export const SHIPPINGS: readonly Shipping[] = [
  STANDARD_SHIPPING,
  {
    id: 'tomorrow',
    costMinor: 995,
    name: { nl: 'Morgen in huis', en: 'Delivered tomorrow' },
    note: { nl: 'Besteld voor 21:00 uur', en: 'When you order before 21:00' },
  },
  {
    id: 'pick-up',
    costMinor: 0,
    name: { nl: 'Ophalen in de winkel', en: 'Pick up in the shop' },
    note: { nl: 'Oudegracht 218, Utrecht', en: 'Oudegracht 218, Utrecht' },
  },
];

export function shippingById(id: string | undefined): Shipping | undefined {
  return SHIPPINGS.find((each) => each.id === id);
}
