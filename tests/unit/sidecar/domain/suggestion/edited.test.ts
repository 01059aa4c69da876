import { expect, test } from 'vitest';
import { editedShare } from '../../../../../sidecar/domain/suggestion/edited.ts';

const PROPOSED = 'U kunt binnen **30 dagen** gratis [retourneren](https://shop.example/retour).';

test('[SU3] a line as it was proposed is not edited, whatever its marks', () => {
  expect(editedShare('Gratis *retour* binnen 30 dagen.', 'Gratis retour binnen 30 dagen')).toBe(0);
  expect(editedShare('Hallo {visitor}, gratis retour.', 'hallo gratis retour')).toBe(0);
});

test('[SU3] the share is of the words of the longer text', () => {
  // 4 of 5 words are the same.
  expect(editedShare('een twee drie vier vijf', 'een twee drie vier zes')).toBeCloseTo(0.2);
  // 2 of 4: half was added.
  expect(editedShare('een twee', 'een twee drie vier')).toBeCloseTo(0.5);
  // The same word twice is two words.
  expect(editedShare('een een', 'een twee')).toBeCloseTo(0.5);
});

test('[SU3] what has nothing in common is all edited, and nothing is not', () => {
  expect(editedShare(PROPOSED, 'Ik vraag het even na')).toBe(1);
  expect(editedShare('', '')).toBe(0);
  expect(editedShare('', 'iets')).toBe(1);
});
