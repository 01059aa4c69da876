import { expect, it } from 'vitest';
import { en } from '../../../../visitor/cobrowse/words/en.ts';
import { nl } from '../../../../visitor/cobrowse/words/nl.ts';

/** Every word as text, also those in groups; those that take something filled in. */
function spoken(words: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, word]) => {
    const at = `${path}${key}`;
    if (typeof word === 'object' && word !== null) return spoken(word, `${at}.`);
    if (typeof word !== 'function') return [[at, String(word)] as const];
    return [[at, String(word(key === 'looking' ? ['A', 'B'] : 2, 'x', 'y'))] as const];
  });
}

it('[WG1] looking along speaks Dutch and English with all the same words', () => {
  expect(spoken(nl).map(([key]) => key)).toEqual(spoken(en).map(([key]) => key));
  for (const [, word] of [...spoken(nl), ...spoken(en)]) {
    expect(word.trim()).not.toBe('');
    expect(word).not.toMatch(/!|oops|sorry|undefined/i);
  }
});

it('[WG1] no word of it is left in the other language', () => {
  const english = new Map(spoken(en));
  const same = spoken(nl).filter(([key, word]) => english.get(key) === word);
  expect(same.map(([key]) => key)).toEqual(['kinds.link', 'named']);
});

it('[LA4] who looks is said by name, however many', () => {
  expect(nl.looking(['Sanne'])).toBe('Sanne kijkt mee');
  expect(nl.looking(['Sanne', 'Tom'])).toBe('Sanne en Tom kijken mee');
  expect(en.looking(['Sanne', 'Tom', 'Eva'])).toBe('Sanne, Tom and Eva are looking along');
});
