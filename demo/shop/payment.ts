import type { Both } from './language.ts';

export type Payment = { readonly id: string; readonly name: Both; readonly note: Both };

export const PAYMENTS: readonly Payment[] = [
  {
    id: 'ideal',
    name: { nl: 'iDEAL', en: 'iDEAL' },
    note: { nl: 'Betaal bij je eigen bank', en: 'Pay at your own Dutch bank' },
  },
  {
    id: 'card',
    name: { nl: 'Creditcard', en: 'Credit card' },
    note: { nl: 'Visa of Mastercard', en: 'Visa or Mastercard' },
  },
  {
    id: 'bancontact',
    name: { nl: 'Bancontact', en: 'Bancontact' },
    note: { nl: 'Voor Belgische bankkaarten', en: 'For Belgian bank cards' },
  },
  {
    id: 'later',
    name: { nl: 'Achteraf betalen', en: 'Pay later' },
    note: { nl: 'Binnen 30 dagen, zonder rente', en: 'Within 30 days, no interest' },
  },
];

export function paymentById(id: string | undefined): Payment | undefined {
  return PAYMENTS.find((each) => each.id === id);
}
