import type { Charge } from './ledger.ts';
import type { UsedSoFar } from './left.ts';

/** Adds charges to what their scopes come to: the sums are what the chain adds up to (SPEC LG3). */
export function addCharges(sums: Map<string, UsedSoFar>, charges: readonly Charge[]): void {
  for (const { scope, minor, exercises } of charges) {
    const before = sums.get(scope);
    sums.set(scope, {
      minor: (before?.minor ?? 0) + minor,
      exercises: (before?.exercises ?? 0) + exercises,
    });
  }
}
