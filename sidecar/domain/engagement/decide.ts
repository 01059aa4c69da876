import type { Journey } from '../session/journey.ts';
import type { CustomerValue } from '../visitor/visitor.ts';

/** What a decision may look at. */
export interface Seen {
  readonly journey: Journey;
  readonly isReturning: boolean;
  readonly customerValue: CustomerValue | null;
}

/**
 * How promising a session is. The plain rule is one (score.ts); a learned model will be another:
 * nobody who asks can tell the difference.
 */
export interface Decision {
  /** Which rule or model, for reports. */
  readonly name: string;
  /** 0..100, not rounded, never NaN, whatever the journey (SPEC EN1). */
  readonly level: (seen: Seen) => number;
}
