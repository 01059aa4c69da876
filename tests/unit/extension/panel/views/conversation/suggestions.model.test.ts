import { describe, expect, test } from 'vitest';
import {
  firstWords,
  plainText,
} from '../../../../../../extension/panel/views/conversation/suggestions/plain-text.ts';
import {
  insertedBy,
  isTight,
  offeredAs,
  offeredFrom,
  putIn,
  surenessOf,
} from '../../../../../../extension/panel/views/conversation/suggestions/suggestions.model.ts';
import { articleCard, suggested } from '../../../../../support/builders/suggestion.ts';

const pressed = (key: string, more: object = {}) => ({
  key,
  code: `Digit${key}`,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

test('[SU6] three rows are too many where they leave less than 200 pixels of chat', () => {
  expect(isTight(349, 3)).toBe(false);
  expect(isTight(348, 3)).toBe(true);
  expect(isTight(348, 2)).toBe(false);
  expect(isTight(0, 3)).toBe(false);
});

describe('keys', () => {
  test('[SU7] a digit inserts in an empty line, with Alt in any; nothing else does', () => {
    expect(insertedBy(pressed('1'), true)).toBe(0);
    expect(insertedBy(pressed('3'), true)).toBe(2);
    expect(insertedBy(pressed('1'), false)).toBeNull();
    expect(insertedBy(pressed('4'), true)).toBeNull();
    expect(insertedBy(pressed('¡', { code: 'Digit1', altKey: true }), false)).toBe(0);
    expect(insertedBy(pressed('2', { code: 'Numpad2', altKey: true }), false)).toBe(1);
    expect(insertedBy(pressed('1', { ctrlKey: true }), true)).toBeNull();
    expect(insertedBy(pressed('1', { metaKey: true }), true)).toBeNull();
  });

  test('[SU7] where a keyboard has another sign on the first key, the sign is a letter', () => {
    expect(insertedBy(pressed('&', { code: 'Digit1' }), true)).toBeNull();
  });
});

test('[SU7] what is put in a text is kept apart from its words', () => {
  expect(putIn('', 0, 0, 'x')).toEqual({ text: 'x', end: 1 });
  expect(putIn('ab', 2, 2, 'x')).toEqual({ text: 'ab x', end: 4 });
  expect(putIn('ab cd', 3, 3, 'x')).toEqual({ text: 'ab x cd', end: 4 });
  expect(putIn('ab cd', 0, 2, 'x')).toEqual({ text: 'x cd', end: 1 });
});

describe('articles', () => {
  test('[SU6] how sure it is, in words', () => {
    expect([0.8, 0.79, 0.5, 0.49].map(surenessOf)).toEqual(['sure', 'likely', 'likely', 'perhaps']);
  });

  test('[SU6] one that is not in the copy, or out of use, is left out', () => {
    const cards = [articleCard('a'), articleCard('b', { retiredAt: 5 })];
    const shown = offeredFrom([suggested('b'), suggested('c'), suggested('a')], cards);
    expect(shown.map(({ article }) => article)).toEqual(['a']);
  });

  test('[SU6] one without the language is shown in its other, and out of date from its last moment', () => {
    const only = { nl: { title: 'Titel', body: 'Tekst' }, en: null };
    const card = articleCard('a', { terms: { texts: only, validUntil: 10 } });
    expect(offeredAs(card, 'en', 9)).toMatchObject({ language: 'nl', isOutOfDate: false });
    expect(offeredAs(card, 'en', 10)).toMatchObject({ title: 'Titel', isOutOfDate: true });
  });
});

describe('Markdown in a chat', () => {
  test('[SU7] marks go, paragraphs and lists stay, a link says where it leads', () => {
    const markdown =
      '# Retour\n\nBinnen **30 dagen** [gratis](https://shop.example/retour).\n\n1. Doos dicht\n2. Label erop\n\n- a\n- b';
    expect(plainText(markdown)).toBe(
      'Retour\n\nBinnen 30 dagen gratis (https://shop.example/retour).\n\n1. Doos dicht\n2. Label erop\n\n- a\n- b',
    );
  });

  test('[SU10] HTML in it stays text, pictures are their words', () => {
    expect(plainText('<b>x</b> ![een laars](https://x.example/p.png)')).toBe('<b>x</b> een laars');
  });

  test('[SU10] what nests without end takes no longer than its length is worth', () => {
    const begun = performance.now();
    for (const mark of ['[', '*', '_', '`', '> ', '![', '<']) plainText(mark.repeat(20_000));
    expect(performance.now() - begun).toBeLessThan(4_000);
  });

  test('[SU6] the first words are on one line, no sign cut in half', () => {
    expect(firstWords('een\n\ntwee   drie', 8)).toBe('een twee…');
    expect(firstWords('👟👟👟', 2)).toBe('👟👟…');
    expect(firstWords('kort', 8)).toBe('kort');
  });
});
