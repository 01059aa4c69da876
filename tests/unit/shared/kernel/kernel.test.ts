import { expect, test } from 'vitest';
import { minorDigits } from '../../../../shared/kernel/currency.ts';
import { asFeedSeq, asId } from '../../../../shared/kernel/ids.ts';
import { asMinor, asProbability, asScore, asShare } from '../../../../shared/kernel/measure.ts';
import { after, asDurationMs, asEpochMs, elapsed } from '../../../../shared/kernel/time.ts';

test('[KN1] a number out of its range does not become a measure', () => {
  for (const value of [-0.01, 1.01, Number.NaN]) {
    expect(() => asProbability(value)).toThrow();
    expect(() => asShare(value)).toThrow();
  }
  expect(() => asMinor(0.5)).toThrow();
  expect(() => asScore(Number.NaN)).toThrow();
  expect(() => asFeedSeq(-1)).toThrow();
  expect(() => asEpochMs(1.5)).toThrow();
});

test('[KN1] a score is whole and kept within 0 to 100', () => {
  expect([asScore(-3), asScore(41.6), asScore(130)]).toEqual([0, 42, 100]);
});

test('[KN1] an id is 1 to 64 letters, digits, _ or -', () => {
  expect(asId('a-b_C9')).toBe('a-b_C9');
  for (const text of ['', 'a b', 'é', 'x'.repeat(65), '../etc']) expect(() => asId(text)).toThrow();
});

test('[KN1] time elapsed is never negative, whatever the clock did', () => {
  expect(elapsed(asEpochMs(500), asEpochMs(100))).toBe(0);
  expect(after(asEpochMs(500), asDurationMs(100))).toBe(600);
});

test('[KN1] an amount has as many minor digits as ISO 4217 says, on every machine', () => {
  const digits = ['EUR', 'HUF', 'JPY', 'KWD', 'XXX'].map(minorDigits);
  expect(digits).toEqual([2, 2, 0, 3, 2]);
});
