import { expect, test } from 'vitest';
import { CHORD_MS, readKeys } from '../../../../../extension/panel/state/keys.ts';
import { nextPlace } from '../../../../../extension/panel/ui/list-keys.ts';

const key = (name: string) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false });

test('[PN14] g and a letter go to a view, when the letter follows soon', () => {
  let now = 0;
  const read = readKeys(() => now);
  expect(read(key('g'), false)).toBeNull();
  expect(read(key('s'), false)).toEqual({ kind: 'go', to: 'settings' });
  read(key('g'), false);
  now = CHORD_MS + 1;
  expect(read(key('s'), false)).toBeNull();
});

test('[PN14] while somebody writes, letters are letters and Esc still leads back', () => {
  const read = readKeys(() => 0);
  for (const letter of ['/', '?', 'a', 'j', 'g']) expect(read(key(letter), true)).toBeNull();
  expect(read(key('Escape'), true)).toEqual({ kind: 'back' });
});

test('[PN14] keys with Control, Alt or Command belong to the browser', () => {
  const read = readKeys(() => 0);
  expect(read({ ...key('a'), ctrlKey: true }, false)).toBeNull();
  expect(read({ ...key('/'), metaKey: true }, false)).toBeNull();
});

test('[PN14] j, k and arrows stay within the list', () => {
  expect(nextPlace(key('j'), 0, 3)).toBe(1);
  expect(nextPlace(key('ArrowDown'), 2, 3)).toBe(2);
  expect(nextPlace(key('k'), 0, 3)).toBe(0);
  expect(nextPlace(key('End'), 0, 3)).toBe(2);
  expect(nextPlace(key('j'), 0, 0)).toBeNull();
  expect(nextPlace(key('x'), 0, 3)).toBeNull();
});
