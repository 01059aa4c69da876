import type { AgentId, ExerciseId, MandateId } from '../../../shared/kernel/ids.ts';
import type { Minor } from '../../../shared/kernel/measure.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';

/** Everything the ledger knows of (SPEC LG1). */
export type LedgerKind =
  | 'mandate-saved'
  | 'mandate-revoked'
  | 'given'
  | 'refused'
  | 'approval-asked'
  | 'approval-answered'
  | 'redeemed'
  | 'lost'
  | 'expired'
  | 'revoked'
  | 'failed'
  | 'replaced'
  | 'returned'
  | 'paid-after-end'
  | 'fulfilled'
  | 'unfulfilled';

/**
 * One place where a limit counts, as `mandate:ID:day:2026-11-22`, and by how much this entry moves it. Positive
 * takes from what remains, negative gives back.
 */
export interface Charge {
  readonly scope: string;
  readonly minor: Minor;
  /** 1 for something given, −1 for something that came to nothing, 0 for a correction of its cost. */
  readonly exercises: number;
}

/** What is appended: amounts, pseudonymous ids and commitments, never personal text (SPEC LG1). */
export interface LedgerEntry {
  readonly at: EpochMs;
  readonly kind: LedgerKind;
  readonly mandate: MandateId | null;
  readonly version: number | null;
  readonly exercise: ExerciseId | null;
  /** Who did it; null for the shop or the passing of time. */
  readonly agent: AgentId | null;
  /** SHA-256 over the visitor's salt and id: with the salt erased it leads to nobody (SPEC LG1). */
  readonly visitorCommitment: string | null;
  /** SHA-256 of what the kind is about: terms, step, order; so that it cannot be swapped afterwards. */
  readonly contentHash: string | null;
  /** Effect on money, positive for what is given. */
  readonly amount: Minor;
  readonly currency: string | null;
  readonly charges: readonly Charge[];
}

/** An entry in its place. `hash` is SHA-256 over `previous` and the entry's canonical text. */
export interface LedgerRow {
  /** 1, 2, 3 … without gaps. */
  readonly place: number;
  readonly previous: string;
  readonly hash: string;
  readonly entry: LedgerEntry;
}

/** Where the chain ended, at a moment; signed and kept outside the database (SPEC LG2). */
export interface LedgerHead {
  readonly place: number;
  readonly hash: string;
}

/** Before the first row. */
export const LEDGER_BEGIN: LedgerHead = { place: 0, hash: '' };
