import type { Language } from './language.ts';

const FORMATS: Readonly<Record<Language, Intl.NumberFormat>> = {
  nl: new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' }),
  en: new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' }),
};

/** Cents as a price a shopper reads. */
export function price(minor: number, language: Language): string {
  return FORMATS[language].format(minor / 100);
}

/** Cents as GA4 and schema.org want them: euros as a number. */
export function euros(minor: number): number {
  return Math.round(minor) / 100;
}

/** Dutch VAT of 21 % that is inside a price, in cents. */
export function vatInside(minor: number): number {
  return Math.round((minor * 21) / 121);
}
