import type { HeldLine } from '../harness/verdict.ts';
import type { ClientTerms } from './client.ts';

/** How a client writes: bursts of a few lines, so that there is an order to lose. */
export interface WriterTerms {
  readonly seed: number;
  readonly burstMax: number;
  /** Middle time between two bursts. */
  readonly everyMs: number;
}

/** What a process of clients is asked. */
export type Ask =
  | { readonly kind: 'open'; readonly module: string; readonly clients: readonly Opened[] }
  | { readonly kind: 'begin' }
  | { readonly kind: 'end' }
  /** Each client writes one more line in each of its conversations. */
  | { readonly kind: 'last' }
  | { readonly kind: 'die'; readonly name: string }
  | { readonly kind: 'look' };

export interface Opened extends ClientTerms {
  readonly writes: WriterTerms;
}

/** One client as it is now. */
export interface Looked {
  readonly name: string;
  readonly waiting: number;
  readonly conversations: readonly {
    readonly conversation: string;
    readonly accepted: number;
    readonly held: readonly HeldLine[];
  }[];
}

export type Answer =
  | { readonly of: number; readonly looked: readonly Looked[]; readonly processorMs: number }
  | { readonly of: number };
