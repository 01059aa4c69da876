import { assert } from '../../../shared/kernel/assert.ts';

/** How the scores of a shop's sessions lie: one count for each equal part of 0..1, newer scores weighing more. */
export interface Ranks {
  readonly counts: readonly number[];
  readonly total: number;
}

/** A part in 200 is finer than any threshold a lead sets. */
export const RANK_PARTS = 200;

/** Once so many scores are in, all are halved: what a shop's visitors were like months ago fades. */
export const RANK_HALVED_AT = 20_000;

/** Nothing scored yet. */
export const NO_RANKS: Ranks = { counts: Array.from({ length: RANK_PARTS }, () => 0), total: 0 };

/** The ranks after one more score. @throws unless 0..1 */
export function noteScore(ranks: Ranks, probability: number): Ranks {
  const part = partOf(probability);
  const counts = ranks.counts.map((count, place) => (place === part ? count + 1 : count));
  if (ranks.total + 1 < RANK_HALVED_AT) return { counts, total: ranks.total + 1 };
  const halved = counts.map((count) => count / 2);
  return { counts: halved, total: halved.reduce((sum, count) => sum + count, 0) };
}

/**
 * Share of the recent scores below this one, those in its own part counted half (SPEC LF3); null until enough were
 * seen, because a raw chance says nothing about how promising a visitor is for this shop.
 *
 * @throws unless 0..1
 */
export function rankOf(ranks: Ranks, probability: number): number | null {
  if (ranks.total < RANKED_FROM) return null;
  const part = partOf(probability);
  let below = 0;
  for (let place = 0; place < part; place += 1) below += ranks.counts[place] ?? 0;
  return (below + (ranks.counts[part] ?? 0) / 2) / ranks.total;
}

/** So many scores make a quantile worth naming: the standard error of a median is then 5 %. */
export const RANKED_FROM = 100;

/** When a map calls: at or above `high` once, and below `low` now. */
export interface DropAt {
  readonly high: number;
  /** Null: whoever is high is meant, also when still rising. */
  readonly low: number | null;
}

/** Whether a session dropped. @param most the highest rank it had; @param now its rank */
export function hasDropped(
  { high, low }: DropAt,
  most: number | null,
  now: number | null,
): boolean {
  if (most === null || now === null || most < high) return false;
  return low === null || now < low;
}

function partOf(probability: number): number {
  assert(probability >= 0 && probability <= 1, `${probability} is not a probability`);
  return Math.min(RANK_PARTS - 1, Math.floor(probability * RANK_PARTS));
}
