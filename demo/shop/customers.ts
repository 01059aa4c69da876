import type { CustomerDetails } from './details.ts';

export type CustomerValue = 'low' | 'middle' | 'high';

export type Customer = {
  readonly id: string;
  readonly firstName: string;
  readonly name: string;
  readonly customerValue: CustomerValue;
  readonly orders: number;
  readonly since: number;
  readonly details: CustomerDetails;
};

/** Two people to sign in as; `.example` addresses reach nobody (RFC 2606). */
export const CUSTOMERS: readonly Customer[] = [
  {
    id: 'customer-1041',
    firstName: 'Anna',
    name: 'Anna de Wit',
    customerValue: 'high',
    orders: 7,
    since: 2019,
    details: {
      email: 'anna.dewit@post.example',
      firstName: 'Anna',
      lastName: 'de Wit',
      postcode: '3511 LN',
      houseNumber: '82',
      street: 'Twijnstraat',
      city: 'Utrecht',
      country: 'NL',
      phone: '',
    },
  },
  {
    id: 'customer-2207',
    firstName: 'Joris',
    name: 'Joris Bakker',
    customerValue: 'low',
    orders: 1,
    since: 2025,
    details: {
      email: 'joris.bakker@post.example',
      firstName: 'Joris',
      lastName: 'Bakker',
      postcode: '2000',
      houseNumber: '14',
      street: 'Nationalestraat',
      city: 'Antwerpen',
      country: 'BE',
      phone: '',
    },
  },
];

export function customerById(id: string | undefined): Customer | undefined {
  return CUSTOMERS.find((each) => each.id === id);
}
