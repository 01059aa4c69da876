import type { EpochMs } from '../../../shared/kernel/time.ts';
import { allowanceProblems } from './allowance-problems.ts';
import type { Person } from './bearer.ts';
import { limitProblems } from './limit-problems.ts';
import type { MandateTerms } from './mandate.ts';
import { peopleProblems } from './people-problems.ts';
import type { Problem } from './problem.ts';

/** What terms are held against. */
export interface TermsContext {
  readonly isTimeZone: (zone: string) => boolean;
  /** Everybody on the team now; revoked agents left out. */
  readonly team: readonly Person[];
  /** The terms these would replace; null for a new mandate. */
  readonly before: MandateTerms | null;
  readonly now: EpochMs;
}

/** Everything that is wrong with these terms, in the order of their fields; empty when they can be saved (SPEC MD3, MD6). */
export function problemsOf(terms: MandateTerms, context: TermsContext): readonly Problem[] {
  return [
    ...(isBlank(terms.name) ? [{ word: 'no-name', path: 'name' } as const] : []),
    ...peopleProblems(terms, context.team),
    ...groundProblems(terms),
    ...allowanceProblems(terms),
    ...limitProblems(terms.limits),
    ...frameProblems(terms, context),
  ];
}

function groundProblems({ ground, beneficiaries }: MandateTerms): readonly Problem[] {
  const { categories, products, basketFrom, basketTo } = ground;
  const problems: Problem[] = [
    ...blanks(categories, 'ground.categories'),
    ...blanks(products, 'ground.products'),
  ];
  if (basketTo !== null && basketTo <= 0) {
    problems.push({ word: 'basket-to-of-nothing', path: 'ground.basketTo' });
  } else if (basketFrom !== null && basketTo !== null && basketFrom > basketTo) {
    problems.push({ word: 'basket-from-above-to', path: 'ground.basketFrom' });
  }
  if (beneficiaries.customerValues?.length === 0) {
    problems.push({ word: 'reaches-no-visitor', path: 'beneficiaries.customerValues' });
  }
  return problems;
}

function frameProblems(terms: MandateTerms, context: TermsContext): readonly Problem[] {
  const { currency, timeZone, validFrom, validTo } = terms;
  const problems: Problem[] = [];
  if (context.before !== null && context.before.currency !== currency) {
    problems.push({ word: 'currency-changed', path: 'currency' });
  }
  if (!context.isTimeZone(timeZone)) problems.push({ word: 'unknown-time-zone', path: 'timeZone' });
  if (validTo !== null && validTo <= validFrom) {
    problems.push({ word: 'ends-before-it-begins', path: 'validTo' });
  } else if (validTo !== null && validTo <= context.now) {
    problems.push({ word: 'ends-in-the-past', path: 'validTo' });
  }
  return problems;
}

function blanks(words: readonly string[], path: string): readonly Problem[] {
  return words.flatMap((word, place) =>
    isBlank(word) ? [{ word: 'blank', path: `${path}.${place}` } as const] : [],
  );
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
