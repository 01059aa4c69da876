import type { Cast } from '../../ports/bus.ts';

/** What a page says of itself: which it is, and its first checkpoint. */
export type PageHere = Pick<Extract<Cast, { readonly type: 'page-here' }>, 'page' | 'since'>;

/** Whether the one was opened after the other: checkpoints go up, over pages and sidecars (SPEC FR8). */
export function isLater(one: PageHere, other: PageHere): boolean {
  return one.since > other.since || (one.since === other.since && one.page > other.page);
}
