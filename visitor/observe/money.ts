import { minorDigits } from '../../shared/kernel/currency.ts';
import { MONEY_MAX_MINOR } from '../../shared/protocol/limits.ts';

/** An amount as shops write it (59.95) → minor units (5995), or null when it is out of bounds. */
export function minorOf(amount: number, currency: string): number | null {
  const minor = Math.round(amount * 10 ** minorDigits(currency));
  return Math.abs(minor) <= MONEY_MAX_MINOR ? minor : null;
}

export function isCurrency(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Z]{3}$/.test(text);
}
