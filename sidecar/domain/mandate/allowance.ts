import type { Minor } from '../../../shared/kernel/measure.ts';

/**
 * One kind of thing that may be given, and how far. Up to and including `free` the agent decides alone; up to
 * `ask` a lead must approve; above that nobody may. `free` ≤ `ask`; a `free` of 0 asks always.
 */
export type Allowance =
  | {
      readonly kind: 'percentage';
      /** Whole percent of the basket, 0..100. */
      readonly free: number;
      readonly ask: number;
      /** Ready to choose, smallest first. */
      readonly steps: readonly number[];
      /** What one exercise may cost at most, whatever the percentage comes to; null: no bound of its own. */
      readonly costMax: Minor | null;
    }
  | {
      /** `amount` off this basket by code; `credit` on something bought before, without one. */
      readonly kind: 'amount' | 'credit';
      readonly free: Minor;
      readonly ask: Minor;
      readonly steps: readonly Minor[];
    }
  | {
      readonly kind: 'free-shipping';
      /** What the shop pays for sending a parcel. */
      readonly cost: Minor;
      readonly needsApproval: boolean;
    }
  | {
      readonly kind: 'gift' | 'card';
      /** What is given, as people say it. */
      readonly what: string;
      readonly cost: Minor;
      readonly needsApproval: boolean;
    };

export type AllowanceKind = Allowance['kind'];

/** One exercise, as asked for. */
export type Step =
  | { readonly kind: 'percentage'; readonly percent: number }
  | { readonly kind: 'amount' | 'credit'; readonly minor: Minor }
  | { readonly kind: 'free-shipping' | 'gift' | 'card' };

/** Given by a code that the shop takes at checkout; the other kinds are tasks for a person. */
export type CodeKind = 'percentage' | 'amount' | 'free-shipping';

export function isByCode(kind: AllowanceKind): kind is CodeKind {
  return kind === 'percentage' || kind === 'amount' || kind === 'free-shipping';
}
