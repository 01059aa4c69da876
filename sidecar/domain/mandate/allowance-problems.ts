import { assertNever } from '../../../shared/kernel/assert.ts';
import type { Allowance } from './allowance.ts';
import type { MandateLimits, MandateTerms } from './mandate.ts';
import type { Problem, ProblemWord } from './problem.ts';

type Sized = Extract<Allowance, { readonly steps: readonly number[] }>;

/** What is wrong with what may be given (SPEC MD6). */
export function allowanceProblems({ allowances, limits }: MandateTerms): readonly Problem[] {
  if (allowances.length === 0) return [{ word: 'no-allowance', path: 'allowances' }];
  return allowances.flatMap((allowance, place) => {
    const path = `allowances.${place}`;
    const isDouble = allowances.findIndex(({ kind }) => kind === allowance.kind) < place;
    return [
      ...(isDouble ? [{ word: 'kind-twice', path: `${path}.kind` } as const] : []),
      ...ownProblems(allowance, path, limits),
    ];
  });
}

function ownProblems(
  allowance: Allowance,
  path: string,
  limits: MandateLimits,
): readonly Problem[] {
  switch (allowance.kind) {
    case 'percentage':
      return [
        ...sizedProblems(allowance, path),
        ...percentProblems(allowance.free, `${path}.free`),
        ...percentProblems(allowance.ask, `${path}.ask`),
        ...(allowance.costMax !== null && allowance.costMax < 1
          ? [{ word: 'allows-nothing', path: `${path}.costMax` } as const]
          : []),
      ];
    case 'amount':
    case 'credit':
      return [...sizedProblems(allowance, path), ...tooDear(allowance.ask, `${path}.ask`, limits)];
    case 'free-shipping':
      return tooDear(allowance.cost, `${path}.cost`, limits);
    case 'gift':
    case 'card':
      return [
        ...(allowance.what.trim() === '' ? [{ word: 'blank', path: `${path}.what` } as const] : []),
        ...tooDear(allowance.cost, `${path}.cost`, limits),
      ];
    default:
      return assertNever(allowance);
  }
}

function sizedProblems({ free, ask, steps }: Sized, path: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (free > ask) problems.push({ word: 'free-above-ask', path: `${path}.free` });
  if (ask < 1) problems.push({ word: 'allows-nothing', path: `${path}.ask` });
  for (const [place, step] of steps.entries()) {
    const stepPath = `${path}.steps.${place}`;
    const before = steps[place - 1];
    if (step < 1) problems.push({ word: 'allows-nothing', path: stepPath });
    if (step > ask) problems.push({ word: 'step-above-ask', path: stepPath });
    if (before !== undefined && step <= before) {
      problems.push({ word: 'steps-not-ascending', path: stepPath });
    }
  }
  return problems;
}

function percentProblems(percent: number, path: string): readonly Problem[] {
  return percent > 100 ? [{ word: 'percent-above-100', path }] : [];
}

/** Money that no exercise can ever have, because a limit is smaller than this one thing alone. */
function tooDear(cost: number, path: string, limits: MandateLimits): readonly Problem[] {
  const bounds: readonly (readonly [ProblemWord, number | null])[] = [
    ['above-conversation', limits.perConversation.minor],
    ['above-visitor', limits.perVisitor.minor],
    ['above-budget', Math.min(...limits.budgets.map(({ minor }) => minor))],
  ];
  return bounds.flatMap(([word, bound]) =>
    bound !== null && cost > bound ? [{ word, path }] : [],
  );
}
