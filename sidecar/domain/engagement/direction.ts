import { type DurationMs, type EpochMs, elapsed, MINUTE_MS } from '../../../shared/kernel/time.ts';
import type { Judged } from './decide.ts';

/** Where the score of a session goes. */
export type Direction = 'rising' | 'steady' | 'falling';

/** Of a session among the shop's recent moments, 0..1 each. */
export interface RankTrail {
  readonly now: number;
  /** The highest it had in this session. */
  readonly most: number;
}

/** What a session's score was and is. `level` is not rounded, so that a small move can be a move too. */
export interface ScoreTrail {
  readonly level: number;
  readonly max: number;
  readonly direction: Direction;
  /** null before the first score. */
  readonly movedAt: EpochMs | null;
  /** The level at the last move, from which the next is measured; missing from before it was kept. */
  readonly movedTo?: number;
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
 * The trail after one more score. The direction is that of the last move; the first score is no move.
 *
 * @param leastMove what the level must differ by from where it last moved to
 */
export function followScore(
  trail: ScoreTrail,
  { level, chance, rank }: Judged,
  leastMove: number,
  at: EpochMs,
): ScoreTrail {
  const max = Math.max(trail.max, level);
  const now = { level, max, chance, rank: rankTrail(trail, rank) };
  if (trail.movedAt === null) return { ...now, direction: 'steady', movedAt: at, movedTo: level };
  const from = trail.movedTo ?? trail.level;
  if (Math.abs(level - from) > leastMove) {
    return { ...now, direction: level > from ? 'rising' : 'falling', movedAt: at, movedTo: level };
  }
  const isStill = elapsed(trail.movedAt, at) >= STEADY_AFTER_MS;
  const direction = isStill ? 'steady' : trail.direction;
  return { ...now, direction, movedAt: trail.movedAt, movedTo: from };
}

function rankTrail(trail: ScoreTrail, rank: number | null): RankTrail | null {
  if (rank === null) return trail.rank ?? null;
  return { now: rank, most: Math.max(rank, trail.rank?.most ?? 0) };
}
