import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMoney, writeMoney } from '../../../../../extension/panel/words/money.ts';

test.each([
  ['12', 1_200],
  ['12,5', 1_250],
  ['12.50', 1_250],
  ['€ 1.250,00', 125_000],
  ['1,250.00', 125_000],
  ['1.250', 125_000],
  ['0,05', 5],
])('[CO1] %s is an amount', (written, minor) => {
  expect(readMoney(written, 'EUR')).toBe(minor);
});

test.each(['', '-1', '12,5055', '1,25,000', 'twaalf', '1,2,3', '12 €50', '99999999999999'])(
  '[CO1] "%s" is none',
  (written) => {
    expect(readMoney(written, 'EUR')).toBeNull();
  },
);

test('[CO1] a currency without cents takes none, one with thousandths takes three', () => {
  expect(readMoney('12', 'JPY')).toBe(12);
  expect(readMoney('12,5', 'JPY')).toBeNull();
  expect(readMoney('12,505', 'KWD')).toBe(12_505);
});

test('[CO1] what is written of an amount is read as that amount', () => {
  fc.assert(
    fc.property(
      fc.nat(99_999_999),
      fc.constantFrom('EUR', 'JPY', 'KWD'),
      fc.constantFrom('nl' as const, 'en' as const),
      (minor, currency, language) => {
        expect(readMoney(writeMoney(minor, currency, language), currency)).toBe(minor);
      },
    ),
  );
});
