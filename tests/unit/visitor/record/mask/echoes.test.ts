import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { MASK_ECHOES_MAX } from '../../../../../shared/protocol/limits.ts';
import { createEchoes } from '../../../../../visitor/record/mask/echoes.ts';

const MASK = '•••••';

function field(html: string): HTMLInputElement {
  const { document } = new Window();
  document.body.innerHTML = html;
  return document.body.firstElementChild as unknown as HTMLInputElement;
}

test('[MK5] what was typed is masked where it is a word of its own, in whatever case', () => {
  const echoes = createEchoes();
  echoes.note(field('<input name="naam" value="Van Dam">'));
  expect(echoes.mask('Beste VAN  DAM, welkom')).toBe(`Beste ${MASK}, welkom`);
  expect(echoes.mask('Van Damme')).toBe('Van Damme');
});

test('[MK5] a field that is typed in letter by letter is one word, and stays known when it is emptied', () => {
  const echoes = createEchoes();
  const input = field('<input name="naam">');
  for (const value of ['Jans', 'Janse', 'Jansen', '']) {
    input.value = value;
    echoes.note(input);
  }
  expect(echoes.mask('Jansen en Jans')).toBe(`${MASK} en Jans`);
});

test.each([
  '<input name="q" value="laarzen">',
  '<input type="search" name="zoek" value="laarzen">',
  '<input value="abc">',
  '<input type="checkbox" value="laarzen">',
])('[MK5] %s is not looked for: a search, too short, or not typed', (html) => {
  const echoes = createEchoes();
  echoes.note(field(html));
  expect(echoes.mask('laarzen abc')).toBe('laarzen abc');
});

test('[MK5] the last MASK_ECHOES_MAX things typed are looked for', () => {
  const echoes = createEchoes();
  for (let index = 0; index <= MASK_ECHOES_MAX; index += 1) {
    echoes.note(field(`<input name="naam" value="woord${index}">`));
  }
  expect(echoes.mask('woord0')).toBe('woord0');
  expect(echoes.mask(`woord${MASK_ECHOES_MAX}`)).toBe(MASK);
});
