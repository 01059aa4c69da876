import type { VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';

/** An erasure that has begun, until no row and no byte of the visitor is left. */
export interface Erasure {
  readonly visitor: VisitorId;
  readonly begunAt: EpochMs;
}

/** What is being erased: written first, so that a stop half-way leaves nobody half erased (SPEC ER1). */
export interface Erasures {
  /** Begun once; begun again it changes nothing. */
  begin(erasure: Erasure): Promise<void>;
  find(visitor: VisitorId): Promise<Erasure | null>;
  /** Oldest first. */
  pending(max: number): Promise<readonly Erasure[]>;
  end(visitor: VisitorId): Promise<void>;
}
