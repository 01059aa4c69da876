import type { FeedSeq } from '../../shared/kernel/ids.ts';
import { asFeedSeq } from '../../shared/kernel/ids.ts';
import { type Audience, FLOOR, ofAgent, ofVisitor } from '../domain/audience.ts';
import type { FeedRow } from '../ports/store/feed.ts';
import type { Caller, Environment } from './context.ts';
import { look } from './pipeline.ts';

export type { Audience } from '../domain/audience.ts';
export const EVERYBODY: Audience = FLOOR;

/** The audience that is this caller alone. */
export function audienceOf(who: Caller): Audience {
  return who.kind === 'agent' ? ofAgent(who.agent) : ofVisitor(who.visitor);
}

/** Facts of one audience after a place, in order, at most `max`. */
export function factsAfter(
  environment: Environment,
  audience: Audience,
  seq: FeedSeq,
  max: number,
): Promise<readonly FeedRow[]> {
  return look(environment, ({ tx }) => tx.feed.after(audience, seq, max));
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
