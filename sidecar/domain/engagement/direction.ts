import { type DurationMs, type EpochMs, elapsed, MINUTE_MS } from '../../../shared/kernel/time.ts';
import type { Judged } from './judged.ts';

/** Where the score of a session goes. */
export type Direction = 'rising' | 'steady' | 'falling';

/** Of a session among the shop's recent moments, 0..1 each. */
export interface RankTrail {
  readonly now: number;
  /** The highest it had in this session. */
  readonly most: number;
}

/** What a session's score was and is. Nothing is rounded, so that a small move is a move too. */
export interface ScoreTrail {
  readonly level: number;
  readonly max: number;
  readonly direction: Direction;
  /** null before the first score. */
  readonly movedAt: EpochMs | null;
  /** The plain rule's level, whose moves are the direction; missing from before it was kept, when it was the level. */
  readonly progress?: number;
  /** See `Judged`; missing from before they were kept. */
  readonly chance?: number | null;
  readonly rank?: RankTrail | null;
}

/** Not scored yet. */
export const NO_SCORE: ScoreTrail = {
  level: 0,
  max: 0,
  direction: 'steady',
  movedAt: null,
  chance: null,
  rank: null,
};

/** A score that has not moved for so long is steady: about two pages of a shop at usual pace. */
export const STEADY_AFTER_MS: DurationMs = MINUTE_MS;

/**
 * The trail after one more score. The direction is that of the last move of the progress; the first score is no move. A
 * model's chance rises with nearly every page that is shown: whoever hesitates would seem to get on (SPEC EN13).
 *
 * @param progress the plain rule's level, which doubt lowers
 */
export function followScore(
  trail: ScoreTrail,
  { level, chance, rank }: Judged,
  progress: number,
  at: EpochMs,
): ScoreTrail {
  const max = Math.max(trail.max, level);
  const now = { level, max, progress, chance, rank: rankTrail(trail, rank) };
  if (trail.movedAt === null) return { ...now, direction: 'steady', movedAt: at };
  const from = trail.progress ?? trail.level;
  if (progress !== from) {
    return { ...now, direction: progress > from ? 'rising' : 'falling', movedAt: at };
  }
  const isStill = elapsed(trail.movedAt, at) >= STEADY_AFTER_MS;
  return { ...now, direction: isStill ? 'steady' : trail.direction, movedAt: trail.movedAt };
}

function rankTrail(trail: ScoreTrail, rank: number | null): RankTrail | null {
  if (rank === null) return trail.rank ?? null;
  return { now: rank, most: Math.max(rank, trail.rank?.most ?? 0) };
}
