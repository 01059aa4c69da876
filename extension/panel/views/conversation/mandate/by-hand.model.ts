import { minorDigits } from '../../../../../shared/kernel/currency.ts';

/** Money as people write it, "12", "12,50" or "12.5", in minor units; null when it is something else. */
export function readMoney(written: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const found = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(written.trim());
  if (found === null) return null;
  const [, whole = '', part = ''] = found;
  if (part.length > digits) return null;
  return Number(whole) * 10 ** digits + Number(part.padEnd(digits, '0') || '0');
}

/** What can be done with an amount of one's own choice: given at once, asked for, or neither. */
export function verdictOn(
  minor: number | null,
  { freeMinor, mostMinor }: { readonly freeMinor: number; readonly mostMinor: number },
): 'give' | 'ask' | null {
  if (minor === null || minor <= 0 || minor > mostMinor) return null;
  return minor <= freeMinor ? 'give' : 'ask';
}

/** The same amount as somebody would write it, for a field: "12" or "12.50". */
export function writeMoney(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const amount = minor / 10 ** digits;
  return Number.isInteger(amount) ? String(amount) : amount.toFixed(digits);
}
