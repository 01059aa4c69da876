import type { Glimpse } from './features/feature.ts';
import type { Judged } from './judged.ts';

/**
 * How promising a session is. The plain rule is one (score.ts), a learned model another (learned-decision.ts): nobody who
 * asks can tell the difference.
 */
export interface Decision {
  /** Which rule or model, for reports and for every stamp. */
  readonly name: string;
  readonly judge: (glimpse: Glimpse) => Judged;
}
