import type { EpochMs } from '../../../shared/kernel/time.ts';
import { HELD_OUT_SESSIONS_MIN } from '../../../shared/protocol/limits.ts';
import { type Comparison, compared, type PromotionTerms } from '../../domain/learning/champion.ts';
import type { Environment } from '../context.ts';
import type { Candidate } from './candidate.ts';
import type { GatheredSession } from './gather.ts';
import { type ChanceOf, chancesOf } from './judging.ts';
import type { Rows } from './rows.ts';

/** Log loss per session; of a shop where 3 % order it is about a hundredth of what there is to save. */
const PROMOTION: PromotionTerms = { sessionsMin: HELD_OUT_SESSIONS_MIN, margin: 0.001 };

/** What two are compared on. */
interface Among {
  readonly sessions: readonly GatheredSession[];
  /** Of these sessions. */
  readonly rows: Rows;
  /** Only sessions that began after this moment count; null when all do. */
  readonly since: EpochMs | null;
}

/**
 * The candidate beside whoever decides now, on newer sessions that neither was learned from (SPEC LF5).
 *
 * @returns null when it was stopped
 */
export async function comparedWith(
  environment: Pick<Environment, 'turns'>,
  candidate: Candidate,
  incumbent: ChanceOf,
  { sessions, rows, since }: Among,
  stop: AbortSignal,
): Promise<Comparison | null> {
  const champion = await chancesOf(environment, incumbent, rows, stop);
  if (champion === null) return null;
  const judged = [...rows.features.keys()].flatMap((place) => {
    const group = rows.groups[place] ?? 0;
    const session = sessions[group];
    if (session === undefined || (since !== null && session.startedAt <= since)) return [];
    return {
      session: String(group),
      weight: rows.weights[place] ?? 0,
      isPositive: rows.labels[place] === 1,
      champion: champion[place] ?? Number.NaN,
      candidate: candidate.chances[place] ?? Number.NaN,
    };
  });
  return compared(judged, PROMOTION);
}
