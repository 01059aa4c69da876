import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedFrom } from '../../../../../extension/cobrowse/wash/addresses.ts';
import { withHoverRules } from '../../../../../extension/cobrowse/wash/hover-rules.ts';
import { QUIET_BACKGROUND } from '../../../../../extension/cobrowse/wash/quiet.ts';
import { washStyle } from '../../../../../extension/cobrowse/wash/style-text.ts';

const allowed = allowedFrom(['https://shop.example']);
const washed = (text: string) => washStyle(text, allowed).replaceAll(QUIET_BACKGROUND, 'QUIET');

test('[VW7] what may be loaded stays as it was written', () => {
  for (const text of [
    'a{background:url(https://shop.example/a.png)}',
    'a{background:url( "https://shop.example/a b.png" )}',
    '@import "https://shop.example/a.css" screen;b{}',
    '@import url(https://shop.example/a.css) layer(x);b{}',
    'a{background:image-set("https://shop.example/a" 1x)}',
    'a{fill:url(#gradient);mask:url("#m")}',
    'a{background:url(data:image/png;base64,AAAA)}',
    'a{content:"url(https://evil.test)"}',
    '/* url(https://evil.test) */ /* rr_split */a{}',
    '.md\\:flex{display:flex}',
    'a{color:red}',
    '',
  ]) {
    expect(washed(text)).toBe(text);
  }
});

test('[VW7] every other address is a quiet picture, however it is written', () => {
  for (const text of [
    'url(https://evil.test/x)',
    'URL( "https://evil.test/x" )',
    "url('https://evil.test/x'",
    '\\75\\72\\6c(https://evil.test/x)',
    'u\\rl(https://evil.test/x)',
    'url(\\68ttps://evil.test/x)',
    'url("https\\3a //evil.test/x")',
    'url(//evil.test/x)',
    'url(/x)',
    'url(x.png)',
    'url(https://shop.example.evil.test/x)',
    'url(https://shop.example@evil.test/x)',
    'url(http://shop.example/x)',
    'url(https://shop.example:8443/x)',
    'url(blob:https://shop.example/1)',
    'url(javascript:run)',
  ]) {
    expect(washed(`a{background:${text}`), text).toMatch(/^a\{background:url\("QUIET"\)\}?$/);
  }
  expect(
    washed(
      'a{b:image-set("https://evil.test/x" 1x,url(https://evil.test/y) 2x type("image/png"))}',
    ),
  ).toBe('a{b:image-set(url("QUIET") 1x,url("QUIET") 2x type("image/png"))}');
});

test('[VW7] an import of what may not be loaded is gone, and only that', () => {
  expect(washed('@import "https://evil.test/x";a{b:c}')).toBe('a{b:c}');
  expect(washed('@\\69mport/**/url(https://evil.test/x?a=1;2) screen;a{b:c}')).toBe('a{b:c}');
  expect(washed('@import "https://evil.test/x')).toBe('');
  expect(washed('@import src("https://shop.example/x");a{}')).toBe('a{}');
});

test('[VW7] what stood on both sides of an import that goes does not become one word', () => {
  expect(washed('a{b:u@import x;rl(https://evil.test/x)}')).toBe('a{b:u rl(https://evil.test/x)}');
  const joined = 'https://shop.example/y@import ;src(@import ';
  expect(washed(washed(joined))).toBe(washed(joined));
});

test('[VW7] no address that is not allowed comes out of any text', () => {
  const piece = fc.constantFrom(
    ...[
      'url(',
      'URL("',
      "'",
      '"',
      ')',
      '(',
      '\\',
      '\\75 rl(',
      '@import ',
      'image-set(',
      ';',
      '{',
      '}',
    ],
    ...['https://evil.test/x', 'https://shop.example/y', '/*', '*/', ' ', '\n', 'a', 'src(', 'b:c'],
    ...['u', 'rl('],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const once = washStyle(pieces.join(''), allowed);
      expect(washStyle(once, allowed)).toBe(once);
    }),
    { numRuns: 2_000 },
  );
});

test('[VW7, SC3] washing and hovering take no longer than their length is worth', () => {
  const hostile = [
    ...['url("', 'url(', '\\', 'image-set(', '@import ', '@import url(', '/*', ':hover', '"', "'"],
    ...[
      'a::b',
      '::b(',
      '@media (max-device-width:1px)',
      'image-set(url(',
      'url(a ',
      '\\75 ',
      '(',
      '-',
    ],
  ];
  for (const piece of hostile) {
    for (const end of ['', ':hover{', 'url(https://evil.test']) {
      const text = `${piece.repeat(200_000 / piece.length)}${end}`;
      const from = performance.now();
      washStyle(text, allowed);
      withHoverRules(text);
      expect(performance.now() - from, piece).toBeLessThan(2_000);
    }
  }
});

test('[VW8] what is hovered on the page is hovered in the picture', () => {
  const both = String.raw`:is(:hover, .\:hover)`;
  expect(withHoverRules('a:hover,b>c:hover::before{d:e}')).toBe(`a${both},b>c${both}::before{d:e}`);
  expect(withHoverRules('a{b:c;&:hover{d:e}}')).toBe(`a{b:c;&${both}{d:e}}`);
  expect(withHoverRules('@media (hover:hover){a:hover{b:c}}')).toBe(
    `@media (hover:hover){a${both}{b:c}}`,
  );
  for (const same of [
    'a{animation:hover 1s}',
    'a{transition:hover 1s;b:c}',
    '.md\\:hover\\:x{a:b}',
    '/* a:hover{ */b{}',
    'a[b=":hover"]{}',
    '::-webkit-scrollbar-thumb:hover{a:b}',
    'a:hover-b{}',
  ]) {
    expect(withHoverRules(same)).toBe(same);
  }
  expect(withHoverRules('@media (max-device-width:9px){a{max-device-width:1px}}')).toBe(
    '@media (max-width:9px){a{max-device-width:1px}}',
  );
});
