import type { Bound, MandateLimits } from './mandate.ts';
import { PERIODS } from './period.ts';
import type { Problem } from './problem.ts';

/** What is wrong with the limits and budgets (SPEC MD6). */
export function limitProblems({
  perConversation,
  perVisitor,
  budgets,
}: MandateLimits): readonly Problem[] {
  const path = 'limits.budgets';
  const problems: Problem[] = [
    ...boundProblems(perConversation, 'limits.perConversation'),
    ...boundProblems(perVisitor, 'limits.perVisitor'),
  ];
  if (budgets.length === 0) problems.push({ word: 'no-budget', path });
  for (const [place, { period, minor }] of budgets.entries()) {
    if (minor < 1) problems.push({ word: 'bound-of-nothing', path: `${path}.${place}.minor` });
    if (budgets.findIndex((each) => each.period === period) < place) {
      problems.push({ word: 'period-twice', path: `${path}.${place}.period` });
    }
    const isAboveLonger = budgets.some(
      (each) => PERIODS.indexOf(each.period) > PERIODS.indexOf(period) && each.minor < minor,
    );
    if (isAboveLonger)
      problems.push({ word: 'budget-above-longer', path: `${path}.${place}.minor` });
  }
  return problems;
}

function boundProblems({ minor, exercises }: Bound, path: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (minor !== null && minor < 1)
    problems.push({ word: 'bound-of-nothing', path: `${path}.minor` });
  if (exercises !== null && exercises < 1) {
    problems.push({ word: 'bound-of-nothing', path: `${path}.exercises` });
  }
  return problems;
}
