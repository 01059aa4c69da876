import type { DurationMs } from '../../../shared/kernel/time.ts';

/** How often one visitor may be offered something, all maps together. */
export interface Caps {
  readonly offersPerSession: number;
  readonly offersPerPeriod: number;
  readonly periodMs: DurationMs;
  /** No further offer for so long after a no. */
  readonly quietAfterRejectionMs: DurationMs;
}
