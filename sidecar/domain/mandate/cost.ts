import { assertNever } from '../../../shared/kernel/assert.ts';
import { asMinor, type Minor } from '../../../shared/kernel/measure.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Basket } from '../session/act.ts';
import type { Step } from './allowance.ts';
import type { DenialWord } from './denial.ts';
import type { MandateTerms } from './mandate.ts';
import { allowanceOf, reachOf } from './step.ts';

/**
 * So many percent of an amount, rounded up: what is set aside must never be less than what the shop takes off,
 * however the shop rounds.
 *
 * @param percent whole, 0..100
 */
export function percentOf(minor: Minor, percent: number): Minor {
  return asMinor(Math.ceil((minor * percent) / 100));
}

/**
 * The most a step can come to, in the mandate's currency: what is set aside when it is given (SPEC MD5). A
 * percentage is of the basket as it is now, at most `costMax`; an amount counts in full, also above the basket,
 * because the basket may grow before the code is used.
 *
 * @returns `not-in-allowance` when nobody may give this much; `no-basket` and `other-currency` for a percentage
 *   of nothing, or of other money
 */
export function costOf(
  step: Step,
  terms: MandateTerms,
  basket: Basket | null,
): Result<Minor, DenialWord> {
  const allowance = allowanceOf(terms, step.kind);
  if (allowance === null || reachOf(allowance, step) === null) return err('not-in-allowance');
  switch (step.kind) {
    case 'percentage': {
      if (basket === null || basket.valueMinor <= 0) return err('no-basket');
      if (basket.currency !== terms.currency) return err('other-currency');
      const part = percentOf(asMinor(basket.valueMinor), step.percent);
      const most = allowance.kind === 'percentage' ? allowance.costMax : null;
      return ok(most === null || part <= most ? part : most);
    }
    case 'amount':
    case 'credit':
      return ok(step.minor);
    case 'free-shipping':
    case 'gift':
    case 'card':
      return 'cost' in allowance ? ok(allowance.cost) : err('not-in-allowance');
    default:
      return assertNever(step);
  }
}
