import type { SessionId, ShopId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Language } from '../visitor/visitor.ts';
import type { Journey } from './journey.ts';

/** One visit. Ends after 30 minutes idle or 24 hours; all tabs of a visitor share it. */
export interface Session {
  readonly session: SessionId;
  readonly visitor: VisitorId;
  readonly shop: ShopId;
  readonly language: Language;
  readonly startedAt: EpochMs;
  readonly lastAt: EpochMs;
  /** null while it may go on. */
  readonly endedAt: EpochMs | null;
  /** Acts so far; the next act's place is one higher. */
  readonly acts: number;
  /** What the acts add up to. */
  readonly journey: Journey;
}
