import type { MandateTerms } from '../../../../shared/protocol/messages/mandate.ts';
import type { ConsoleWords } from '../../words/en.ts';

/**
 * A problem in words, with what it is about in front where one of several could be meant. It comes as its word of SPEC
 * MD6, a space and the path of the field; one that only a newer sidecar knows has a sentence without it.
 */
export function sayProblem(
  words: Pick<ConsoleWords['mandates'], 'problem' | 'problemUnknown' | 'kinds' | 'budgetOf'>,
  says: string,
  terms: MandateTerms,
): string {
  const { problem, problemUnknown, kinds, budgetOf } = words;
  const [word = says, path = ''] = says.split(' ');
  const sentence = problem[word] ?? problemUnknown;
  const [list, place] = path.replace('limits.', '').split('.');
  const allowance = list === 'allowances' ? terms.allowances[Number(place)] : undefined;
  if (allowance !== undefined) return `${kinds[allowance.kind]}: ${lower(sentence)}`;
  const budget = list === 'budgets' ? terms.limits.budgets[Number(place)] : undefined;
  if (budget !== undefined) return `${budgetOf[budget.period]}: ${lower(sentence)}`;
  return sentence;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
