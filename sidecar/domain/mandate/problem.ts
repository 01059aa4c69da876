/**
 * What can be wrong with terms (SPEC MD6): a closed list. Each has a path, the field it is about, so that an
 * editor can say it there while one types.
 */
export const PROBLEMS = {
  'no-name': 'It has no name.',
  'no-bearer': 'It names nobody who may use it.',
  'no-allowance': 'It allows nothing.',
  'no-budget': 'It has no budget.',
  blank: 'A word is missing here.',
  'reaches-nobody': 'Nobody there is now is meant by it.',
  'reaches-no-visitor': 'An empty list of customer values fits no visitor.',
  'nobody-approves': 'It needs approval, and none of those who are asked is a lead.',
  'only-own-approval': 'It needs approval, and who uses it is the only lead who is asked.',
  'kind-twice': 'This kind is allowed twice.',
  'allows-nothing': 'This much is nothing at all.',
  'free-above-ask': 'What may be given freely is more than what may be given with approval.',
  'step-above-ask': 'This step is more than what may be given, also with approval.',
  'steps-not-ascending': 'The steps do not go from small to large.',
  'percent-above-100': 'A percentage is at most 100.',
  'above-budget': 'This costs more than the smallest budget: it can never be given.',
  'above-conversation': 'This costs more than one conversation may have: it can never be given.',
  'above-visitor': 'This costs more than one visitor may have: it can never be given.',
  'bound-of-nothing': 'With a bound of 0 nothing can be given.',
  'period-twice': 'There are two budgets for this period.',
  'budget-above-longer': 'This budget is more than the budget of a longer period.',
  'basket-from-above-to': 'The smallest basket is more than the largest.',
  'basket-to-of-nothing': 'No basket is worth 0 or less.',
  'ends-before-it-begins': 'It ends before it begins.',
  'ends-in-the-past': 'It has ended already.',
  'unknown-time-zone': 'There is no such time zone.',
  'currency-changed': 'What was given under it counts in another currency.',
} as const satisfies Record<string, string>;

export type ProblemWord = keyof typeof PROBLEMS;

/** One thing that is wrong with terms. */
export interface Problem {
  readonly word: ProblemWord;
  /** The field of the terms, places of lists counted from 0: `allowances.0.steps.2`. */
  readonly path: string;
}

/** As it goes over the wire: the word, a space, the path. */
export function problemText({ word, path }: Problem): string {
  return `${word} ${path}`;
}
