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

/** What a fact is about, as far as it may be somebody: found again when they are erased. */
export type Subject = `conversation.${string}` | `session.${string}`;

/** Ordered facts for each audience (SPEC FD1, FD2). */
export interface Feed {
  /** The place it got: one above the audience's last, from a counter row in this transaction. */
  append(audience: Audience, at: EpochMs, fact: Fact): Promise<FeedSeq>;
  /** Rows after `seq` in order, at most `max`. */
  after(audience: Audience, seq: FeedSeq, max: number): Promise<readonly FeedRow[]>;
  /** Last place given out, 0 when none: never goes back, also when rows are forgotten. */
  head(audience: Audience): Promise<FeedSeq>;
  /** The same for many audiences at once; those that were never told anything are left out. */
  heads(audiences: readonly Audience[]): Promise<ReadonlyMap<Audience, FeedSeq>>;
  /** Whether every row after `seq` is still kept; false also for a `seq` above the head. */
  reaches(audience: Audience, seq: FeedSeq): Promise<boolean>;
  /**
   * Facts about the subject become `fact.erased`: their places stay, so that everybody still reads on
   * without a gap.
   *
   * @returns whose feeds held any, each once, in order, and how many facts
   */
  redact(
    subject: Subject,
  ): Promise<{ readonly audiences: readonly Audience[]; readonly facts: number }>;
  /** How many facts are about the subject. */
  countAbout(subject: Subject): Promise<number>;
  /** How many facts are kept for the audience. */
  countOf(audience: Audience): Promise<number>;
  /** Everything of an audience to whom nothing will be told again, the counter included. */
  drop(audience: Audience): Promise<number>;
  forget(before: EpochMs, max: number): Promise<number>;
}
