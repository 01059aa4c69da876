import type { eventWithTime } from 'rrweb';

/** What the recorder saw, masked, in order. */
export interface Batch {
  /** The first event is a picture that everything after it builds on. */
  readonly opensCheckpoint: boolean;
  readonly events: readonly eventWithTime[];
  /** How long ago the oldest change in it happened, by this page's clock. */
  readonly ageMs: number;
}
