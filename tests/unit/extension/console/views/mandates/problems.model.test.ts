import { expect, test } from 'vitest';
import { newDraft } from '../../../../../../extension/console/views/mandates/draft.ts';
import { sayProblem } from '../../../../../../extension/console/views/mandates/problems.model.ts';
import { readDraft } from '../../../../../../extension/console/views/mandates/read-draft.ts';
import { en } from '../../../../../../extension/console/words/en.ts';
import { nl } from '../../../../../../extension/console/words/nl.ts';
import { PROBLEMS } from '../../../../../../sidecar/domain/mandate/problem.ts';

const { terms } = readDraft(newDraft('Boots', '2026-11-22', 'UTC'));
if (terms === null) throw new Error('a new mandate can be read');

test('[MD6] every problem of terms has words in both languages, and there are no others', () => {
  for (const { mandates } of [en, nl]) {
    expect(Object.keys(mandates.problem).sort()).toEqual(Object.keys(PROBLEMS).sort());
  }
});

test('[MD6] a problem says which kind or budget it is about', () => {
  expect(sayProblem(en.mandates, 'no-name name', terms)).toBe('It has no name.');
  expect(sayProblem(en.mandates, 'steps-not-ascending allowances.0.steps', terms)).toBe(
    'A percentage off: the steps do not go from small to large.',
  );
  expect(sayProblem(nl.mandates, 'bound-of-nothing limits.budgets.0.minor', terms)).toBe(
    'Per week: met een grens van 0 kan niets worden gegeven.',
  );
});

test('[MD6] one that is not known yet has a sentence all the same', () => {
  expect(sayProblem(en.mandates, 'too-kind allowances.9', terms)).toBe(en.mandates.problemUnknown);
});
