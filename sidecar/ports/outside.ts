import type { Effect } from '../domain/effect/effect.ts';

/** How an act on the outside world ended. `unknown`: nobody can say whether it arrived. */
export type Performed =
  /** `ref`: what the other side calls what it made, where it says so. */
  | { readonly kind: 'done'; readonly ref?: string }
  | { readonly kind: 'failed'; readonly canRetry: boolean; readonly sentence: string }
  | { readonly kind: 'unknown'; readonly sentence: string };

/** Performs effects. The same effect may be performed again: its id is the idempotency key (SPEC EF1). */
export interface Outside {
  perform(effect: Effect, signal: AbortSignal): Promise<Performed>;
}
