import { expect, test } from 'vitest';
import { languageOf } from '../../../../../sidecar/domain/suggestion/language.ts';
import { wordsOf } from '../../../../../sidecar/domain/suggestion/words.ts';

const told = (text: string) => languageOf(wordsOf(text, 1_000, 64));

test.each([
  ['Waar blijft mijn pakje?', 'nl'],
  ['hoi, kan ik deze ruilen', 'nl'],
  ['maat 39 nog op voorraad?', 'nl'],
  ['Dank je wel', 'nl'],
  ['Where is my parcel?', 'en'],
  ['do you ship to Belgium', 'en'],
  ["it's broken", 'en'],
  ['Thanks!', 'en'],
  ['Kan ik de Nike Air Max nog return sturen?', 'nl'],
  ['😡 where is it', 'en'],
] as const)('[SG1] the language of a line is told: %s', (text, language) => {
  expect(told(text)).toBe(language);
});

test.each(['', 'Jansen', '39', '😀😀', 'iDEAL', 'Nike', '?!', '\u200b\u202e', '€ 10'])(
  '[SG1] of what is in no language, or in both, none is told: %s',
  (text) => {
    expect(told(text)).toBeNull();
  },
);

test('[SG1] a word that the knowledge has in one language only decides where nothing else does', () => {
  const words = wordsOf('impregneren', 1_000, 64);
  expect(languageOf(words, (plain) => (plain === 'impregneren' ? 'nl' : null))).toBe('nl');
});
