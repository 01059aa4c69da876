import type { LedgerHead } from '../../sidecar/domain/mandate/ledger.ts';
import type { LedgerSeal, SealedLine } from '../../sidecar/ports/ledger-seal.ts';

/** A seal of tests: heads that a test can look at, and change. */
export interface MemorySeal extends LedgerSeal {
  readonly kept: SealedLine[];
}

/** Signed heads without a disk or a key. */
export function memorySeal(): MemorySeal {
  const kept: SealedLine[] = [];
  return {
    kept,
    sign: async (head, at) => {
      kept.push({ kind: 'head', head, at, isGenuine: true });
    },
    last: async () => {
      const heads = kept.flatMap((line): readonly LedgerHead[] =>
        line.kind === 'head' ? [line.head] : [],
      );
      return heads.at(-1) ?? null;
    },
    async *lines() {
      yield* kept;
    },
  };
}
