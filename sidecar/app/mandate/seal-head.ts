import { LEDGER_BEGIN, type LedgerHead } from '../../domain/mandate/ledger.ts';
import type { Clock } from '../../ports/ambient.ts';
import type { LedgerSeal } from '../../ports/ledger-seal.ts';
import type { Store } from '../../ports/store.ts';

export interface SealTerms {
  readonly store: Pick<Store, 'read'>;
  readonly clock: Clock;
  readonly ledgerSeal: LedgerSeal;
}

/**
 * `behind`: the ledger ends before what was signed last. `differs`: another row is there now than was signed. Both
 * are what a restored backup looks like, and what tampering looks like; nothing is signed over it.
 */
export type Sealing = 'signed' | 'unmoved' | 'behind' | 'differs';

/** Signs where the ledger ends, when that has moved since it was signed last (SPEC LG2). */
export async function sealHead({ store, clock, ledgerSeal }: SealTerms): Promise<{
  readonly sealing: Sealing;
  readonly head: LedgerHead;
  readonly last: LedgerHead;
}> {
  const last = (await ledgerSeal.last()) ?? LEDGER_BEGIN;
  const { head, there } = await store.read(async (tx) => ({
    head: await tx.ledger.head(),
    there: last.place === 0 ? LEDGER_BEGIN : ((await tx.ledger.from(last.place, 1))[0] ?? null),
  }));
  const sealing = sealingOf(head, last, there);
  if (sealing === 'signed') await ledgerSeal.sign(head, clock.now());
  return { sealing, head, last };
}

function sealingOf(head: LedgerHead, last: LedgerHead, there: LedgerHead | null): Sealing {
  if (head.place < last.place) return 'behind';
  if (there === null || there.place !== last.place || there.hash !== last.hash) return 'differs';
  return head.place === last.place ? 'unmoved' : 'signed';
}
