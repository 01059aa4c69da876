import type { EpochMs } from '../../../shared/kernel/time.ts';

/** Something a person may have to account for later: ids and kinds, never personal text. */
export interface AuditEntry {
  readonly at: EpochMs;
  readonly kind:
    | 'agent-invited'
    | 'agent-paired'
    | 'agent-revoked'
    | 'agent-changed'
    | 'pairing-refused'
    | 'identity-accepted'
    | 'identity-refused'
    | 'visitor-blocked'
    | 'visitor-unblocked'
    | 'consent-given'
    | 'consent-withdrawn'
    | 'cobrowse-agreed'
    | 'cobrowse-viewed'
    | 'cobrowse-ended'
    | 'visitor-exported'
    | 'visitor-erased'
    | 'model-promoted'
    | 'model-rolled-back';
  readonly by: string;
  readonly about: string;
  readonly detail: string;
}

export interface Audit {
  add(entry: AuditEntry): Promise<void>;
  newest(max: number): Promise<readonly AuditEntry[]>;
  /** Entries about one visitor, agent or device, oldest first, after a place. */
  about(
    about: string,
    after: number,
    max: number,
  ): Promise<readonly (AuditEntry & { readonly place: number })[]>;
  forget(before: EpochMs, max: number): Promise<number>;
}
