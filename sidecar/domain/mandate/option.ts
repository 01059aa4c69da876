import type { MandateId } from '../../../shared/kernel/ids.ts';
import type { Minor, Probability } from '../../../shared/kernel/measure.ts';
import type { Step } from './allowance.ts';
import type { DenialWord } from './denial.ts';

/** One thing an agent might give, what it costs, and whether they may. */
export interface Option {
  readonly mandate: MandateId;
  readonly version: number;
  readonly mandateName: string;
  readonly step: Step;
  /** A gift or a card as people say it; empty for what needs no words. */
  readonly what: string;
  /** The most it can come to; 0 while that cannot be known, as for a percentage without a basket. */
  readonly cost: Minor;
  readonly currency: string;
  /** What is left of the mandate's tightest budget before it is given. */
  readonly leftMinor: Minor | null;
  /** null: may be given now. `needs-approval`: may be asked for, nothing else is in the way. */
  readonly denial: DenialWord | null;
  /** An amount of one's own choice, under this mandate and what its limits leave now; missing: none, or nothing. */
  readonly bounds?: Bounds;
}

/** Up to `free` alone, up to `ask` when a lead says yes. */
export interface Bounds {
  readonly free: Minor;
  readonly ask: Minor;
}

/** How likely a step is to change the outcome, where that is known. */
export interface Likely {
  /** null: nobody knows. */
  readonly likely: (step: Step) => Probability | null;
  /** The chance from which a step is called likely to help. */
  readonly enough: Probability;
}
