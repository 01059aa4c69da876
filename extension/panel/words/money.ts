import { minorDigits } from '../../../shared/kernel/currency.ts';
import { MONEY_MAX_MINOR } from '../../../shared/protocol/limits.ts';

/**
 * An amount as a person writes it, in minor units: `12`, `12,50`, `12.50`, `1.250,00`; null when it is none, is
 * negative, has more decimals than the currency, or is more than the wire carries.
 */
export function readMoney(written: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const bare = written.replace(/[\s\u00a0]/g, '').replace(/^[€$£]|[€$£]$/, '');
  const [, before = '', after = ''] = /^(.+)[.,](\d+)$/.exec(bare) ?? [];
  const hasFraction = after !== '' && after.length <= digits;
  const whole = hasFraction ? before : bare;
  const fraction = hasFraction ? after : '';
  // Thousands are set apart in threes, by either sign, or not at all.
  if (!/^(?:\d+|\d{1,3}(?:[.,]\d{3})+)$/.test(whole)) return null;
  const minor = Number(whole.replace(/[.,]/g, '') + fraction.padEnd(digits, '0'));
  return minor <= MONEY_MAX_MINOR ? minor : null;
}

/** The same amount to write further in, with the comma or point of the language. */
export function writeMoney(minor: number, currency: string, language: 'nl' | 'en'): string {
  const digits = minorDigits(currency);
  const text = String(minor).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits);
  if (/^0*$/.test(fraction)) return whole;
  return `${whole}${language === 'nl' ? ',' : '.'}${fraction}`;
}
