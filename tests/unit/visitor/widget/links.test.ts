import fc from 'fast-check';
import { expect, it } from 'vitest';
import { piecesOf } from '../../../../visitor/widget/view/links.ts';

it.each([
  ['see https://a.nl/x.', ['https://a.nl/x']],
  ['(http://a.nl) and https://b.nl/?q=1!', ['http://a.nl/', 'https://b.nl/?q=1']],
  ['javascript:alert(1) data:text/html,x ftp://a.nl', []],
  ['https://', []],
  ['<a href="https://a.nl">', ['https://a.nl/']],
])('[WG5] in "%s" the links are %j', (text, hrefs) => {
  expect(piecesOf(text).flatMap(({ href }) => href ?? [])).toEqual(hrefs);
});

it('[WG5] pieces say the same as the line, and lead nowhere but to http and https', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.webUrl(), fc.constant('javascript:x'))),
      (parts) => {
        const text = parts.join(' ');
        const pieces = piecesOf(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const { href } of pieces) if (href !== null) expect(href).toMatch(/^https?:\/\//);
      },
    ),
  );
});
