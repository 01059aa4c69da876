import { FIELD_LENGTH } from '../bounds.ts';

export const DETAIL_FIELDS = [
  'email',
  'firstName',
  'lastName',
  'postcode',
  'houseNumber',
  'street',
  'city',
  'country',
  'phone',
] as const;

export type DetailField = (typeof DETAIL_FIELDS)[number];

export type CustomerDetails = Readonly<Record<DetailField, string>>;

export const NO_DETAILS: CustomerDetails = {
  email: '',
  firstName: '',
  lastName: '',
  postcode: '',
  houseNumber: '',
  street: '',
  city: '',
  country: 'NL',
  phone: '',
};

const POSTCODES: Readonly<Record<string, RegExp>> = { NL: /^\d{4} ?[A-Za-z]{2}$/, BE: /^\d{4}$/ };

/** What came from the form, cut to length. */
export function readDetails(form: URLSearchParams): CustomerDetails {
  const field = (name: DetailField) => (form.get(name) ?? '').trim().slice(0, FIELD_LENGTH);
  return {
    email: field('email'),
    firstName: field('firstName'),
    lastName: field('lastName'),
    postcode: field('postcode'),
    houseNumber: field('houseNumber'),
    street: field('street'),
    city: field('city'),
    country: field('country') === 'BE' ? 'BE' : 'NL',
    phone: field('phone'),
  };
}

/** The fields that stop the order from arriving; a phone number is never needed. */
export function wrongFields(details: CustomerDetails): readonly DetailField[] {
  return DETAIL_FIELDS.filter((field) => !isRight(field, details));
}

function isRight(field: DetailField, details: CustomerDetails): boolean {
  const value = details[field];
  if (field === 'phone') return true;
  if (field === 'email') return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
  if (field === 'postcode') return POSTCODES[details.country]?.test(value) ?? false;
  return value.length > 0;
}
