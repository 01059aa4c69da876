import type { Allowance } from './allowance.ts';
import type { Bound, Ground, MandateLimits, MandateTerms, Period } from './mandate.ts';
import { PERIODS } from './period.ts';

/**
 * Whether the terms would let somebody give what the lead who lays them down may not give alone: something in them
 * that none of the lead's own mandates covers. A lead without a mandate has nothing to compare with: false.
 *
 * @param own the terms of every valid mandate the lead bears; they are never added together
 */
export function widerThan(terms: MandateTerms, own: readonly MandateTerms[]): boolean {
  if (own.length === 0) return false;
  return terms.allowances.some(
    (allowance) => !own.some((mine) => isFrameOf(mine, terms) && hasAllowance(mine, allowance)),
  );
}

/** Whether everything around the allowances is as wide or wider. */
function isFrameOf(mine: MandateTerms, terms: MandateTerms): boolean {
  return (
    mine.currency === terms.currency &&
    isGroundOf(mine.ground, terms.ground) &&
    isForThose(mine, terms) &&
    isLimitOf(mine.limits, terms.limits) &&
    (mine.validTo === null || (terms.validTo !== null && terms.validTo <= mine.validTo))
  );
}

function hasAllowance({ allowances }: MandateTerms, asked: Allowance): boolean {
  return allowances.some((mine) => {
    if (mine.kind === 'percentage' && asked.kind === 'percentage') {
      return asked.free <= mine.free && isWithin(asked.costMax, mine.costMax);
    }
    if (mine.kind !== asked.kind) return false;
    if ('free' in mine && 'free' in asked) return asked.free <= mine.free;
    if (!('cost' in mine) || !('cost' in asked)) return false;
    return asked.cost <= mine.cost && (asked.needsApproval || !mine.needsApproval);
  });
}

function isGroundOf(mine: Ground, asked: Ground): boolean {
  const isAnywhere = mine.categories.length + mine.products.length === 0;
  const isSomewhere = asked.categories.length + asked.products.length > 0;
  const isInside =
    isSomewhere &&
    asked.categories.every((category) => mine.categories.includes(category)) &&
    asked.products.every((product) => mine.products.includes(product));
  return (
    (isAnywhere || isInside) &&
    (mine.basketFrom ?? 0) <= (asked.basketFrom ?? 0) &&
    isWithin(asked.basketTo, mine.basketTo)
  );
}

function isForThose(mine: MandateTerms, asked: MandateTerms): boolean {
  const { visitors, customerValues } = mine.beneficiaries;
  const others = asked.beneficiaries;
  return (
    (visitors === 'all' || visitors === others.visitors) &&
    (customerValues === null ||
      (others.customerValues?.every((value) => customerValues.includes(value)) ?? false))
  );
}

function isLimitOf(mine: MandateLimits, asked: MandateLimits): boolean {
  return (
    isBoundOf(mine.perConversation, asked.perConversation) &&
    isVisitorBoundOf(mine.perVisitor, asked.perVisitor) &&
    mine.budgets.every(({ period, minor }) =>
      asked.budgets.some((each) => isAsLong(each.period, period) && each.minor <= minor),
    )
  );
}

function isVisitorBoundOf(
  mine: MandateLimits['perVisitor'],
  asked: MandateLimits['perVisitor'],
): boolean {
  const isUnbound = mine.minor === null && mine.exercises === null;
  return isUnbound || (isAsLong(asked.period, mine.period) && isBoundOf(mine, asked));
}

function isBoundOf(mine: Bound, asked: Bound): boolean {
  return isWithin(asked.minor, mine.minor) && isWithin(asked.exercises, mine.exercises);
}

/** So much in a period is at most so much in each shorter one. */
function isAsLong(period: Period, than: Period): boolean {
  return PERIODS.indexOf(period) >= PERIODS.indexOf(than);
}

/** null is no bound. */
function isWithin(bound: number | null, than: number | null): boolean {
  return than === null || (bound !== null && bound <= than);
}
