import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import { checkCode } from '../../../../../sidecar/domain/mandate/check-code.ts';
import type { Code } from '../../../../../sidecar/domain/mandate/code.ts';
import { redeemed } from '../../../../../sidecar/domain/mandate/code-moves.ts';
import { codeTextOf } from '../../../../../sidecar/domain/mandate/code-text.ts';
import { aCode, minor } from '../../../../support/builders/mandate.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const NOW = asEpochMs(MONDAY_MORNING + 1_000);
const check = (code: Code, value: number, currency = 'EUR', now = NOW) => {
  const checked = checkCode(code, { minor: minor(value), currency }, now);
  return checked.isOk ? checked.value.off : checked.error;
};
const worth = (changes: Partial<Code['worth']>) =>
  aCode({ worth: { ...aCode().worth, ...changes } });

describe('what a code takes off a basket', () => {
  it('[MD5] a percentage takes its part, rounded up, and never more than was set aside', () => {
    expect(check(aCode(), 80_00)).toBe(8_00);
    expect(check(aCode(), 50_01)).toBe(5_01);
    expect(check(aCode(), 80_01)).toBe(8_00);
    expect(check(aCode(), 900_00)).toBe(8_00);
  });

  it('[MD5] an amount takes all of it, at most the basket', () => {
    const five = worth({ kind: 'amount', percent: null, most: minor(5_00) });
    expect([4_99, 5_00, 80_00].map((value) => check(five, value))).toEqual([4_99, 5_00, 5_00]);
  });

  it('[MD5] free shipping takes at most what was set aside off the sending, whatever the basket', () => {
    const free = worth({ kind: 'free-shipping', percent: null, most: minor(4_95) });
    expect(checkCode(free, { minor: minor(1_00), currency: 'EUR' }, NOW)).toEqual({
      isOk: true,
      value: { kind: 'free-shipping', off: 4_95 },
    });
  });

  it('[CD7] is for its currency, from the least the basket must be worth, in its time', () => {
    const from = worth({ basketFrom: minor(50_00) });
    expect(check(from, 49_99)).toBe('basket-too-small');
    expect(check(from, 50_00)).toBe(5_00);
    expect(check(aCode(), 80_00, 'GBP')).toBe('other-currency');
    expect(check(aCode(), 0)).toBe('no-basket');
    expect(check(aCode(), 80_00, 'EUR', asEpochMs(aCode().expiresAt - 1))).toBe(8_00);
    expect(check(aCode(), 80_00, 'EUR', aCode().expiresAt)).toBe('expired');
  });

  it('[CD1] only one that has been made and has not ended', () => {
    expect(check(aCode({ state: 'making' }), 80_00)).toBe('wrong-state');
    expect(check(aCode({ state: 'shown' }), 80_00)).toBe(8_00);
    expect(check(aCode({ state: 'applied' }), 80_00)).toBe(8_00);
    expect(check(aCode({ state: 'redeemed', order: 'order-1' }), 80_00)).toBe('already-used');
    expect(check(aCode({ state: 'expired' }), 80_00)).toBe('expired');
    expect(check(aCode({ state: 'revoked' }), 80_00)).toBe('wrong-state');
  });

  it('[MD5] what a check says can be redeemed, for any basket', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 1, max: 100 }),
        (value, percent) => {
          const code = worth({ percent });
          const off = checkCode(code, { minor: minor(value), currency: 'EUR' }, NOW);
          expect(off.isOk && redeemed(code, 'order-1', off.value.off, NOW).isOk).toBe(true);
          expect(off.isOk && off.value.off).toBeLessThanOrEqual(value);
        },
      ),
    );
  });
});

describe('what was typed', () => {
  it('[CD7] is read whatever its capitals, spaces and dashes, look-alikes as what they look like', () => {
    for (const typed of [
      'ABCD-EFGH-JK01',
      'abcdefghjk01',
      ' abcd efgh jkoi ',
      'AB-CD-EF-GH-JK-0L',
    ]) {
      expect(codeTextOf(typed)).toBe('ABCD-EFGH-JK01');
    }
  });

  it('[CD7] is no code when it cannot be one', () => {
    for (const typed of [
      '',
      'ABCD-EFGH-JK0',
      'ABCD-EFGH-JK011',
      'ABCD-EFGH-JK0U',
      'ABCD-EFGH-JK0é',
      '%',
    ]) {
      expect(codeTextOf(typed)).toBeNull();
    }
  });
});
