import type { ShopId } from '../../../shared/kernel/ids.ts';
import {
  DRIFT_ROWS_MAX,
  LEARNED_ORDERS_MIN,
  LEARNED_SESSIONS_MIN,
} from '../../../shared/protocol/limits.ts';
import { type Moments, sessionsIn, someOf } from '../../domain/engagement/learned/moments.ts';
import type { Environment } from '../context.ts';

/** Of the sessions, the newest: what is judged must come after what was learned. */
const HELD_OUT_SHARE = 0.2;

/** Sessions before this place teach, those from it on judge. */
export function cutOf(moments: Pick<Moments, 'startedAt'>): number {
  return Math.floor(sessionsIn(moments) * (1 - HELD_OUT_SHARE));
}

/** Whether there is enough of either kind before the cut to learn from (SPEC LF8). */
export function isEnough({ isOrdered }: Pick<Moments, 'isOrdered'>, cut: number): boolean {
  const ordered = isOrdered.subarray(0, cut).reduce((sum, each) => sum + each, 0);
  return cut >= LEARNED_SESSIONS_MIN && Math.min(ordered, cut - ordered) >= LEARNED_ORDERS_MIN;
}

/** Some of these rows, for counting how features lie. */
export function sampleOf({
  features,
}: {
  readonly features: readonly Float64Array[];
}): readonly Float64Array[] {
  return someOf(features.length, DRIFT_ROWS_MAX).flatMap((place) => features[place] ?? []);
}

/** A number that the shop and its newest session decide: the same history gives the same model. */
export function seedOf(
  { digest }: Pick<Environment, 'digest'>,
  shop: ShopId,
  newest: string,
): number {
  return [...digest.sha256(`${shop} ${newest}`)]
    .slice(0, SEED_CHARS)
    .reduce((seed, char) => (Math.imul(seed, 31) + char.charCodeAt(0)) >>> 0, 0);
}

const SEED_CHARS = 8;
