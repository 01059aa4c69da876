import { type DurationMs, type EpochMs, elapsed, MINUTE_MS } from '../../../shared/kernel/time.ts';

/** Where the score of a session goes. */
export type Direction = 'rising' | 'steady' | 'falling';

/** What a session's score was and is. `level` is not rounded, so that a small move is a move too. */
export interface ScoreTrail {
  readonly level: number;
  readonly max: number;
  readonly direction: Direction;
  /** null before the first score. */
  readonly movedAt: EpochMs | null;
}

/** Not scored yet. */
export const NO_SCORE: ScoreTrail = { level: 0, max: 0, direction: 'steady', movedAt: null };

/** A score that has not moved for so long is steady: about two pages of a shop at usual pace. */
export const STEADY_AFTER_MS: DurationMs = MINUTE_MS;

/** The trail after one more score. The direction is that of the last move; the first score is no move. */
export function followScore(trail: ScoreTrail, level: number, at: EpochMs): ScoreTrail {
  const max = Math.max(trail.max, level);
  if (trail.movedAt === null) return { level, max, direction: 'steady', movedAt: at };
  if (level !== trail.level) {
    return { level, max, direction: level > trail.level ? 'rising' : 'falling', movedAt: at };
  }
  if (elapsed(trail.movedAt, at) < STEADY_AFTER_MS) return trail;
  return { ...trail, direction: 'steady' };
}
