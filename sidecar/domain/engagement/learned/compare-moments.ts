import type { EpochMs } from '../../../../shared/kernel/time.ts';
import { type Comparison, compared, type PromotionTerms } from '../../learning/champion.ts';
import type { Rows } from './moments.ts';

/** What two are compared by, of the same rows. */
export interface Compared extends Pick<PromotionTerms, 'sessionsMin'> {
  readonly candidate: Float64Array;
  readonly incumbent: Float64Array;
  /** By session of these rows. */
  readonly startedAt: Float64Array;
  /** Only sessions that began after this moment count; null when all do. */
  readonly since: EpochMs | null;
}

/** Log loss per session; of a shop where 3 % order it is about a hundredth of what there is to save. */
const MARGIN = 0.001;

/** The candidate beside whoever decides now, on newer sessions that neither was learned from (SPEC LF5). */
export function comparedOn(
  rows: Rows,
  { candidate, incumbent, startedAt, since, sessionsMin }: Compared,
): Comparison {
  const judged = Array.from(rows.sessions.keys()).flatMap((row) => {
    const session = rows.sessions[row] ?? 0;
    if (since !== null && (startedAt[session] ?? 0) <= since) return [];
    return {
      session: String(session),
      weight: rows.weights[row] ?? 0,
      isPositive: rows.labels[row] === 1,
      champion: incumbent[row] ?? Number.NaN,
      candidate: candidate[row] ?? Number.NaN,
    };
  });
  return compared(judged, { sessionsMin, margin: MARGIN });
}
