import type { FeedSeq } from '../../shared/kernel/ids.ts';
import { asFeedSeq } from '../../shared/kernel/ids.ts';
import { type Audience, FLOOR } from '../domain/audience.ts';
import type { FeedRow } from '../ports/store/feed.ts';
import type { Environment } from './context.ts';
import { look } from './pipeline.ts';

export type { Audience } from '../domain/audience.ts';
export const EVERYBODY: Audience = FLOOR;

/** Facts of one audience after a place, in order, at most `max`. */
export function factsAfter(
  environment: Environment,
  audience: Audience,
  seq: FeedSeq,
  max: number,
): Promise<readonly FeedRow[]> {
  return look(environment, ({ tx }) => tx.feed.after(audience, seq, max));
}

/** The last places of many audiences; those that were never told anything are left out. */
export function headsOf(
  environment: Environment,
  audiences: readonly Audience[],
): Promise<ReadonlyMap<Audience, FeedSeq>> {
  return look(environment, ({ tx }) => tx.feed.heads(audiences));
}

/**
 * Whether facts alone can bring somebody up to date who stopped at these places; otherwise only a
 * snapshot can. There is no third case (docs/ARCHITECTURE.md, "Return after absence").
 */
export function canResume(
  environment: Environment,
  places: readonly { readonly audience: Audience; readonly seq: number }[],
): Promise<boolean> {
  return look(environment, async ({ tx }) => {
    for (const { audience, seq } of places) {
      if (!(await tx.feed.reaches(audience, asFeedSeq(seq)))) return false;
    }
    return true;
  });
}
