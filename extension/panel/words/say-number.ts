import { minorDigits } from '../../../shared/kernel/currency.ts';
import { figures } from './formats.ts';

/** Numbers and money the way a language writes them. */
export interface SayNumber {
  readonly count: (count: number) => string;
  /** Minor units; whole amounts without decimals. No currency known: the bare number. */
  readonly money: (minor: number, currency: string | null) => string;
}

export function sayNumber(language: string): SayNumber {
  const formats = new Map<string, Intl.NumberFormat>();

  const formatOf = (currency: string, isWhole: boolean) => {
    const key = `${currency}${isWhole}`;
    const known = formats.get(key);
    if (known) return known;
    const made = new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...(isWhole ? { maximumFractionDigits: 0, minimumFractionDigits: 0 } : {}),
    });
    formats.set(key, made);
    return made;
  };

  return {
    count: (count) => figures(language).format(count),
    money: (minor, currency) => {
      if (currency === null) return figures(language).format(minor / 100);
      const amount = minor / 10 ** minorDigits(currency);
      return formatOf(currency, Number.isInteger(amount)).format(amount);
    },
  };
}
