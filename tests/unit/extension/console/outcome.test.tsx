// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test } from 'vitest';
import { OutcomeLine, outcomeOf } from '../../../../extension/console/outcome.tsx';
import { wordsIn } from '../../../../extension/panel/words/words.ts';

const WORDS = wordsIn('en');
const refused = (sentence: string) =>
  ({ kind: 'refused', refusal: 'not-allowed', sentence }) as const;
const drawn = (ending: Parameters<typeof outcomeOf>[1], done: string | null) => {
  const place = document.createElement('div');
  render(<OutcomeLine outcome={outcomeOf(WORDS, ending, done)} testId="ended" />, place);
  return place.firstElementChild;
};

test('[PN2] how saving ended is heard: done in the editor’s words, refused in red in the sidecar’s', () => {
  const saved = drawn({ kind: 'done' }, 'Saved.');
  expect([saved?.role, saved?.textContent, saved?.className.trim()]).toEqual([
    'status',
    'Saved.',
    'sentence',
  ]);
  const no = drawn(refused('Lotte changed it meanwhile.'), 'Saved.');
  expect(no?.textContent).toBe('Lotte changed it meanwhile.');
  expect(no?.className).toContain('sentence-red');
});

test('[PN2] a refusal without a sentence has one all the same, and what is seen by itself has none', () => {
  expect(drawn(refused(''), null)?.textContent).toBe(WORDS.errors['not-allowed']);
  expect(drawn({ kind: 'done' }, null)).toBeNull();
});
