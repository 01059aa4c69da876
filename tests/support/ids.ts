import type { Ids } from '../../sidecar/ports/ambient.ts';

/** Ids that count: the same in every run, in order, shaped like the real ones. */
export function countingIds(prefix = 'ID'): Ids {
  let made = 0;
  const next = (length: number): string => {
    made += 1;
    return prefix + String(made).padStart(length - prefix.length, '0');
  };
  const inGroups = (): string => {
    made += 1;
    // Counted in the first group: an invitation is found by it.
    return `${String(made).padStart(4, '0')}-0000-0000`;
  };
  return {
    next: () => next(26),
    secret: () => next(43),
    pairingCode: inGroups,
    discountCode: inGroups,
  };
}
