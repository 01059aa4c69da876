// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test } from 'vitest';
import { OutcomeLine, outcomeOf } from '../../../../extension/console/outcome.tsx';
import type { Ending } from '../../../../extension/panel/state/commands.ts';
import { wordsIn } from '../../../../extension/panel/words/words.ts';

const WORDS = wordsIn('en');
const drawn = (...said: Parameters<typeof outcomeOf>) => {
  const place = document.createElement('div');
  render(<OutcomeLine outcome={outcomeOf(...said)} testId="ended" />, place);
  return place.firstElementChild;
};
const refused = (reason: Extract<Ending, { kind: 'refused' }>['reason']): Ending => ({
  kind: 'refused',
  refusal: 'wrong-state',
  sentence: 'A sentence of the sidecar.',
  reason,
});

test('[PN2] how saving ended is heard: done in the editor’s words, refused in red', () => {
  const saved = drawn(WORDS, { kind: 'done' }, 'Saved.');
  expect([saved?.role, saved?.textContent, saved?.className.trim()]).toEqual([
    'status',
    'Saved.',
    'sentence',
  ]);
  const no = drawn(WORDS, refused({ word: 'mandate-changed' }), 'Saved.');
  expect(no?.textContent).toBe(WORDS.refusals['mandate-changed']);
  expect(no?.className).toContain('sentence-red');
});

test('[PN20] what was refused is said in Dutch to who reads Dutch, with and without a reason', () => {
  const dutch = wordsIn('nl');
  const says = (reason?: { readonly word: 'mandate-changed' }) =>
    drawn(dutch, refused(reason), 'Opgeslagen.')?.textContent;
  expect(says({ word: 'mandate-changed' })).toBe(dutch.refusals['mandate-changed']);
  expect(says()).toBe(dutch.errors['wrong-state']);
});

test('[PN20] a problem of what was to be saved is said by the editor, which knows the field', () => {
  const about = (problem: string) => (problem === 'no-budget limits.budgets' ? 'No budget.' : null);
  const reason = { word: 'terms-wrong', of: 'no-budget', path: 'limits.budgets' } as const;
  expect(drawn(WORDS, refused(reason), 'Saved.', about)?.textContent).toBe('No budget.');
  const other = { ...reason, of: 'no-name' };
  const says = drawn(WORDS, refused(other), 'Saved.', about)?.textContent;
  expect(says).toBe(WORDS.refusals['terms-wrong']);
});

test('[PN2] what is seen by itself has no words', () => {
  expect(drawn(WORDS, { kind: 'done' }, null)).toBeNull();
});
