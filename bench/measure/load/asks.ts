import type { Driven } from './drive.ts';
import type { Target } from './wires.ts';

/** What a load process is asked, one at a time. */
export type Ask =
  | { readonly kind: 'open'; readonly target: Target; readonly count: number }
  | { readonly kind: 'closed-loop'; readonly forMs: number }
  | { readonly kind: 'paced'; readonly perSecond: number; readonly forMs: number }
  | { readonly kind: 'close' };

export type Answer =
  | { readonly kind: 'done' }
  | { readonly kind: 'driven'; readonly driven: Driven; readonly processorMs: number }
  /** How many things were answered over the whole life of the process. */
  | { readonly kind: 'closed'; readonly answered: number };
