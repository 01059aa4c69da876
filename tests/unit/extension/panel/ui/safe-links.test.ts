import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeLinks } from '../../../../../extension/panel/ui/safe-links.ts';

const links = (text: string) =>
  safeLinks(text).flatMap((piece) => (piece.kind === 'link' ? [piece.text] : []));

test('[PN9] http and https addresses become links, without the stop behind them', () => {
  expect(links('Zie https://a.example/maat. En (http://b.example/x)!')).toEqual([
    'https://a.example/maat',
    'http://b.example/x',
  ]);
  expect(links('https://a.example/Boot_(shoe)')).toEqual(['https://a.example/Boot_(shoe)']);
});

test('[PN9] nothing else becomes a link', () => {
  const strange = [
    'javascript:alert(1)',
    'data:text/html,<script>',
    'file:///etc/passwd',
    'chrome://settings',
    'https://shop.example@elsewhere.example/',
    'www.a.example',
    'https://',
  ];
  for (const text of strange) expect(links(text), text).toEqual([]);
});

test('[PN9] the pieces together are the text, whatever it is', () => {
  const address = fc.constantFrom('https://a.example/x?y=1', 'http://b.example', 'https://');
  const text = fc.array(fc.oneof(fc.string(), address)).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(text, (written) => {
      expect(
        safeLinks(written)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(written);
      for (const piece of safeLinks(written)) {
        if (piece.kind === 'link') expect(piece.href).toMatch(/^https?:\/\//);
      }
    }),
  );
});
