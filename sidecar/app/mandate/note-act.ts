import type { AgentId, ExerciseId, VisitorId } from '../../../shared/kernel/ids.ts';
import { asMinor, type Minor } from '../../../shared/kernel/measure.ts';
import type { Charge, LedgerKind } from '../../domain/mandate/ledger.ts';
import { linkWith } from '../../domain/mandate/ledger-chain.ts';
import type { Mandate } from '../../domain/mandate/mandate.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import type { Work } from '../context.ts';
import { contentHash } from './content-hash.ts';

/** What the ledger is told; what is left out concerns nobody and moves nothing. */
export interface Act {
  readonly kind: LedgerKind;
  readonly mandate: Pick<Mandate, 'mandate' | 'version'>;
  /** Who did it; null for the shop or the passing of time. */
  readonly by: AgentId | null;
  readonly exercise?: ExerciseId;
  readonly visitorCommitment?: string | null;
  /** What it is about: only its hash is kept. */
  readonly content: unknown;
  readonly amount?: Minor;
  readonly currency?: string;
  readonly charges?: readonly Charge[];
}

/** Puts one act at the end of the ledger, in the same commit as the act (SPEC LG1). */
export async function noteAct(work: Work, act: Act): Promise<void> {
  const { sha256 } = work.digest;
  await work.tx.ledger.append(
    [
      {
        at: work.now,
        kind: act.kind,
        mandate: act.mandate.mandate,
        version: act.mandate.version,
        exercise: act.exercise ?? null,
        agent: act.by,
        visitorCommitment: act.visitorCommitment ?? null,
        contentHash: contentHash(sha256, act.content),
        amount: act.amount ?? asMinor(0),
        currency: act.currency ?? null,
        charges: act.charges ?? [],
      },
    ],
    linkWith(sha256),
  );
}

/** Leads to the visitor only for as long as their salt is kept; null when there is none (SPEC LG1). */
export function commitmentOf(
  { digest }: Pick<Work, 'digest'>,
  visitor: Pick<Visitor, 'visitor' | 'ledgerSalt'> | null,
): string | null {
  if (visitor?.ledgerSalt === undefined) return null;
  return digest.sha256(`${visitor.ledgerSalt}${visitor.visitor}`);
}

/** The same, by the visitor's id. */
export async function commitmentTo(
  work: Pick<Work, 'tx' | 'digest'>,
  visitor: VisitorId,
): Promise<string | null> {
  return commitmentOf(work, await work.tx.visitors.find(visitor));
}
