import { assertNever } from '../../../shared/kernel/assert.ts';
import { asMinor } from '../../../shared/kernel/measure.ts';
import type { Allowance, AllowanceKind, Step } from './allowance.ts';
import type { MandateTerms } from './mandate.ts';

/** Who decides: the agent alone, or a lead who is asked. */
export type Reach = 'free' | 'ask';

/** What the terms allow of this kind; each kind stands in them once (SPEC MD6). */
export function allowanceOf(terms: MandateTerms, kind: AllowanceKind): Allowance | null {
  return terms.allowances.find((allowance) => allowance.kind === kind) ?? null;
}

/** What a gift or a card is, in the lead's words; empty where kind and size say it all. */
export function whatOf(allowance: Allowance | null): string {
  return allowance !== null && 'what' in allowance ? allowance.what : '';
}

/** How much it is, to compare steps of one kind: whole percent or minor units; 0 for what has no size. */
export function sizeOf(step: Step): number {
  switch (step.kind) {
    case 'percentage':
      return step.percent;
    case 'amount':
    case 'credit':
      return step.minor;
    case 'free-shipping':
    case 'gift':
    case 'card':
      return 0;
    default:
      return assertNever(step);
  }
}

/** Whether it is less of the same kind, and still something: what a lead may allow instead (SPEC AP3). */
export function isLess(step: Step, than: Step): boolean {
  return step.kind === than.kind && sizeOf(step) > 0 && sizeOf(step) < sizeOf(than);
}

/** Whether both are as much of the same kind. */
export function isSameStep(step: Step, other: Step): boolean {
  return step.kind === other.kind && sizeOf(step) === sizeOf(other);
}

/** Who decides on this much of it; null when nobody may, or when it would be nothing at all. */
export function reachOf(allowance: Allowance, step: Step): Reach | null {
  if (allowance.kind !== step.kind) return null;
  switch (allowance.kind) {
    case 'percentage':
    case 'amount':
    case 'credit': {
      const size = sizeOf(step);
      if (size < 1 || size > allowance.ask) return null;
      if (allowance.kind === 'percentage' && size > 100) return null;
      return size <= allowance.free ? 'free' : 'ask';
    }
    case 'free-shipping':
    case 'gift':
    case 'card':
      return allowance.needsApproval ? 'ask' : 'free';
    default:
      return assertNever(allowance);
  }
}

/** What is ready to choose from, smallest first; without chosen steps the two ends of the allowance. */
export function stepsOf(allowance: Allowance): readonly Step[] {
  switch (allowance.kind) {
    case 'percentage':
      return sizesOf(allowance).map((percent) => ({ kind: allowance.kind, percent }));
    case 'amount':
    case 'credit':
      return sizesOf(allowance).map((minor) => ({ kind: allowance.kind, minor: asMinor(minor) }));
    case 'free-shipping':
    case 'gift':
    case 'card':
      return [{ kind: allowance.kind }];
    default:
      return assertNever(allowance);
  }
}

interface Sized {
  readonly free: number;
  readonly ask: number;
  readonly steps: readonly number[];
}

function sizesOf({ free, ask, steps }: Sized): readonly number[] {
  const chosen = steps.length === 0 ? [free, ask] : steps;
  return [...new Set(chosen)].filter((size) => size > 0).toSorted((one, other) => one - other);
}
