import { expect, it } from 'vitest';
import { en } from '../../../../visitor/widget/words/en.ts';
import { launcherWords } from '../../../../visitor/widget/words/launcher-words.ts';
import { nl } from '../../../../visitor/widget/words/nl.ts';

/** Every word as text, those with a number or name in them filled in. */
function spoken(words: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(words).map(([key, word]) => [
      key,
      typeof word === 'function' ? String(word(2)) : word,
    ]),
  );
}

it('[WG1] Dutch and English have the same words, none of them empty', () => {
  expect(Object.keys(nl).sort()).toEqual(Object.keys(en).sort());
  for (const word of [...Object.values(spoken(nl)), ...Object.values(spoken(en))])
    expect(word.trim()).not.toBe('');
});

it('[WG1] no word is left in the other language', () => {
  const same = Object.entries(spoken(nl)).filter(([key, word]) => spoken(en)[key] === word);
  expect(same.map(([key]) => key)).toEqual(['talkingWith']);
  expect(launcherWords('nl').unread(1)).toBe('Stel een vraag, 1 nieuw bericht');
  expect(launcherWords('en').unread(3)).toBe('Ask a question, 3 new messages');
});

it('[WG1] words stay calm', () => {
  for (const word of [...Object.values(spoken(nl)), ...Object.values(spoken(en))])
    expect(word).not.toMatch(/!|oops|sorry/i);
});
