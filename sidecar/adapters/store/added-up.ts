import type { Charge, LedgerEntry } from '../../domain/mandate/ledger.ts';

/** What entries charge to each scope together, in order of scope: the order in which sums are locked. */
export function addedUp(
  entries: readonly Pick<LedgerEntry, 'charges'>[],
): readonly Readonly<Record<'minor' | 'exercises', number> & Pick<Charge, 'scope'>>[] {
  const sums = new Map<string, { readonly minor: number; readonly exercises: number }>();
  for (const { scope, minor, exercises } of entries.flatMap(({ charges }) => charges)) {
    const before = sums.get(scope) ?? { minor: 0, exercises: 0 };
    sums.set(scope, { minor: before.minor + minor, exercises: before.exercises + exercises });
  }
  return [...sums.keys()]
    .sort()
    .map((scope) => ({ scope, ...(sums.get(scope) ?? { minor: 0, exercises: 0 }) }));
}
