import { assertNever } from '../../../shared/kernel/assert.ts';
import { asMinor, type Minor } from '../../../shared/kernel/measure.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { CodeKind } from './allowance.ts';
import type { Code } from './code.ts';
import { type CodeFault, faultOf, isUsable } from './code-moves.ts';
import { percentOf } from './cost.ts';

/** What the shop takes off: of the goods, or with `free-shipping` of what sending costs, at most so much. */
export interface Off {
  readonly kind: CodeKind;
  readonly off: Minor;
}

/** Why a code takes nothing off this basket. */
export type CheckFault =
  | Exclude<CodeFault, 'too-much'>
  | 'no-basket'
  | 'other-currency'
  | 'basket-too-small';

/** What a basket is worth before the code. */
export interface Worth {
  readonly minor: Minor;
  readonly currency: string;
}

/**
 * What the code takes off a basket: at most what was set aside, at most the basket (SPEC MD5, CD7). Changes
 * nothing. The code was found in the shop that asks, so that a code of another shop is no code at all.
 */
export function checkCode(code: Code, basket: Worth, now: EpochMs): Result<Off, CheckFault> {
  const { kind, percent, most, currency, basketFrom } = code.worth;
  if (!isUsable(code)) return err(withoutAmount(faultOf(code)));
  if (now >= code.expiresAt) return err('expired');
  if (basket.minor <= 0) return err('no-basket');
  if (basket.currency !== currency) return err('other-currency');
  if (basketFrom !== null && basket.minor < basketFrom) return err('basket-too-small');
  switch (kind) {
    case 'percentage':
      return ok({ kind, off: least(percentOf(basket.minor, percent ?? 0), most) });
    case 'amount':
      return ok({ kind, off: least(basket.minor, most) });
    case 'free-shipping':
      return ok({ kind, off: most });
    default:
      return assertNever(kind);
  }
}

function least(one: Minor, other: Minor): Minor {
  return asMinor(Math.min(one, other));
}

function withoutAmount(fault: CodeFault): CheckFault {
  return fault === 'too-much' ? 'wrong-state' : fault;
}
