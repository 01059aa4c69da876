import type { Charge, LedgerEntry } from '../../domain/mandate/ledger.ts';

interface Sum extends Pick<Charge, 'scope'> {
  minor: number;
  exercises: number;
}

/** What entries charge to each scope together, in order of scope: the order in which sums are locked. */
export function addedUp(
  entries: readonly Pick<LedgerEntry, 'charges'>[],
): readonly Readonly<Sum>[] {
  const sums = new Map<string, Sum>();
  for (const { charges } of entries) {
    for (const { scope, minor, exercises } of charges) {
      const sum = sums.get(scope);
      if (sum === undefined) {
        sums.set(scope, { scope, minor, exercises });
      } else {
        sum.minor += minor;
        sum.exercises += exercises;
      }
    }
  }
  return [...sums.values()].sort((a, b) => (a.scope < b.scope ? -1 : 1));
}
