import { asMinor, type Minor } from '../../../shared/kernel/measure.ts';
import type { Bound } from './mandate.ts';
import type { Scope } from './scopes.ts';

/** What a scope comes to so far: the sum of the ledger's charges to it. */
export interface UsedSoFar {
  readonly minor: number;
  readonly exercises: number;
}

/** By scope; one that is missing has not been charged. */
export type UsedScopes = ReadonlyMap<string, UsedSoFar>;

const NOTHING: UsedSoFar = { minor: 0, exercises: 0 };

/** What remains of each scope's limit: the limit minus what was used, never below 0; null is no bound (SPEC MD1). */
export function leftOf({ scope, limit }: Scope, used: UsedScopes): Bound {
  const { minor, exercises } = used.get(scope) ?? NOTHING;
  return {
    minor: limit.minor === null ? null : asMinor(Math.max(0, limit.minor - minor)),
    exercises: limit.exercises === null ? null : Math.max(0, limit.exercises - exercises),
  };
}

/** Whether one more exercise that may come to so much fits in what remains. */
export function fits({ minor, exercises }: Bound, cost: Minor): boolean {
  return (minor === null || cost <= minor) && (exercises === null || exercises >= 1);
}

/** What is left of the tightest of the mandate's budgets; null when it has none. */
export function budgetLeft(scopes: readonly Scope[], used: UsedScopes): Minor | null {
  const left = scopes
    .filter(({ over }) => over === 'over-budget')
    .flatMap((scope) => leftOf(scope, used).minor ?? []);
  return left.length === 0 ? null : asMinor(Math.min(...left));
}
