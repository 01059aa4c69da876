import type { FeedSeq } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Fact } from '../../../shared/protocol/shape.ts';
import type { Audience } from '../../domain/audience.ts';

/** One fact in one audience's feed. */
export interface FeedRow {
  readonly audience: Audience;
  readonly seq: FeedSeq;
  readonly at: EpochMs;
  readonly fact: Fact;
}

/** Ordered facts for each audience (SPEC FD1, FD2). */
export interface Feed {
  /** The place it got: one above the audience's last, from a counter row in this transaction. */
  append(audience: Audience, at: EpochMs, fact: Fact): Promise<FeedSeq>;
  /** Rows after `seq` in order, at most `max`. */
  after(audience: Audience, seq: FeedSeq, max: number): Promise<readonly FeedRow[]>;
  /** Last place given out, 0 when none: never goes back, also when rows are forgotten. */
  head(audience: Audience): Promise<FeedSeq>;
  /** Whether every row after `seq` is still kept; false also for a `seq` above the head. */
  reaches(audience: Audience, seq: FeedSeq): Promise<boolean>;
  forget(before: EpochMs, max: number): Promise<number>;
}
