import { assert } from '../../../shared/kernel/assert.ts';

/**
 * How the chances of a shop's sessions lie: counts by parts of equal width in log-odds, newer ones weighing more. Most shops
 * sell to a few in a hundred, and equal parts of 0..1 would hold nearly everybody in the first.
 */
export interface Ranks {
  readonly counts: readonly number[];
  readonly total: number;
}

/** A part is then 0.08 of log-odds: at a chance of 3 % it is 0.2 % wide. */
export const RANK_PARTS = 200;

/** Log-odds beyond ±8, one in three thousand, are told apart no more. */
const LOG_ODDS_MOST = 8;

/** Once so many scores are in, all are halved: what a shop's visitors were like months ago fades. */
export const RANK_HALVED_AT = 20_000;

/** Nothing scored yet. */
export const NO_RANKS: Ranks = { counts: Array.from({ length: RANK_PARTS }, () => 0), total: 0 };

/** The ranks after one more score. @throws unless 0..1 */
export function noteScore(ranks: Ranks, probability: number): Ranks {
  const part = Math.floor(placeOf(probability));
  const counts = ranks.counts.map((count, place) => (place === part ? count + 1 : count));
  if (ranks.total + 1 < RANK_HALVED_AT) return { counts, total: ranks.total + 1 };
  const halved = counts.map((count) => count / 2);
  return { counts: halved, total: halved.reduce((sum, count) => sum + count, 0) };
}

/** The ranks of many scores at once, each counting for so many. @throws unless each is 0..1 */
export function ranksOf(
  scores: readonly { readonly probability: number; readonly weight: number }[],
): Ranks {
  const counts = [...NO_RANKS.counts];
  let total = 0;
  for (const { probability, weight } of scores) {
    const part = Math.floor(placeOf(probability));
    counts[part] = (counts[part] ?? 0) + weight;
    total += weight;
  }
  // As if they had come one by one: later ones still change what is there.
  const fade = Math.min(1, RANK_HALVED_AT / 2 / Math.max(1, total));
  return { counts: counts.map((each) => each * fade), total: total * fade };
}

/**
 * Share of the recent scores below this one, those in its own part by how far into it this one lies (SPEC LF3); null until
 * enough were seen, because a raw chance says nothing about how promising a visitor is for this shop.
 *
 * @throws unless 0..1
 */
export function rankOf(ranks: Ranks, probability: number): number | null {
  if (ranks.total < RANKED_FROM) return null;
  const place = placeOf(probability);
  const part = Math.floor(place);
  let below = 0;
  for (let each = 0; each < part; each += 1) below += ranks.counts[each] ?? 0;
  return Math.min(1, (below + (ranks.counts[part] ?? 0) * (place - part)) / ranks.total);
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

/** Where a chance lies among the parts, 0 to just below RANK_PARTS. */
function placeOf(probability: number): number {
  assert(probability >= 0 && probability <= 1, `${probability} is not a probability`);
  const logOdds = Math.log(probability / (1 - probability));
  const share = (logOdds + LOG_ODDS_MOST) / (2 * LOG_ODDS_MOST);
  return Math.min(RANK_PARTS - PART_MIN, Math.max(0, share * RANK_PARTS));
}

/** Keeps the highest chance within the last part. */
const PART_MIN = 1e-9;
