import { expect, test } from 'vitest';
import { partsOf } from '../../../../../sidecar/domain/suggestion/compounds.ts';
import { nearWords } from '../../../../../sidecar/domain/suggestion/near-words.ts';
import { sameText, wordsOf } from '../../../../../sidecar/domain/suggestion/words.ts';

const plain = (text: string) => wordsOf(text, 1_000, 64).map((word) => word.plain);
const known = new Set([
  'wandelschoen',
  'wandel',
  'schoen',
  'maat',
  'verzending',
  'kosten',
  'retour',
]);
const parts = (word: string) => partsOf(word, (part) => known.has(part));

test('[SG2] capitals, accents and unseen marks make no difference', () => {
  expect(plain('Eén crème\u00adspoeling')).toEqual(['een', 'cremespoeling']);
  expect(plain('re\u200bto\u202eur')).toEqual(['retour']);
  expect(sameText(wordsOf('Waar is HET?!', 1_000, 64))).toBe('waar is het');
});

test('[SG6] a word is kept as it was written', () => {
  expect(wordsOf('Crème?', 1_000, 64)).toEqual([
    { written: 'Crème', plain: 'creme' },
    { written: '?', plain: '?' },
  ]);
});

test('[SG2] a compound comes apart into the fewest words that are known, with or without a letter between', () => {
  expect(parts('wandelschoenmaat')).toEqual(['wandelschoen', 'maat']);
  expect(parts('verzendingskosten')).toEqual(['verzending', 'kosten']);
  expect(parts('schoenenmaat')).toEqual(['schoen', 'maat']);
});

test('[SG2] a word that is not made of known words alone stays whole', () => {
  expect(parts('maatwerk')).toBeNull();
  expect(parts('schoen')).toBeNull();
  expect(parts('schoens')).toBeNull();
  expect(parts('')).toBeNull();
});

test('[SG2] what nobody knows is near what it is a slip or two away from, or a part of', () => {
  const near = nearWords(['bezorging', 'betaling', 'schoenen', 'maattabel', 'retourneren']);
  const first = (word: string) => near.near(word)[0]?.plain;
  expect(first('bezroging')).toBe('bezorging');
  expect(first('betalling')).toBe('betaling');
  expect(first('retouneren')).toBe('retourneren');
  expect(first('maat')).toBe('maattabel');
  expect(first('fiets')).toBeUndefined();
  expect(first('ab')).toBeUndefined();
});
