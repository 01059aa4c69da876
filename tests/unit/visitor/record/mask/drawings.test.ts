// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { createCssMask } from '../../../../../visitor/record/mask/css.ts';
import { NO_PICTURE } from '../../../../../visitor/record/mask/url.ts';

const css = createCssMask();
const masked = (text: string) => css(text, false);

const ARROW =
  "%3csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3e%3cpath fill='none' stroke='%23343a40' stroke-width='2' d='m2 5 6 6 6-6'/%3e%3c/svg%3e";
const STAR =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><style>.a{fill:#f80}</style><path class="a" d="M10 1l2.6 6.1 6.6.6-5 4.4 1.500100020 6.4z"/></svg>';

test.each([
  ['escaped', `.a { background: url("data:image/svg+xml,${ARROW}") }`],
  [
    'a variable, with a semicolon in it',
    `:root { --pijl: url("data:image/svg+xml;charset=utf8,${ARROW}") no-repeat; --b: 1px; }`,
  ],
  ['base64', `.a { background: url("data:image/svg+xml;base64,${btoa(STAR)}") }`],
  [
    'base64, a bare address in a variable',
    `:root { --a: url(data:image/svg+xml;base64,${btoa(STAR)}); --b: 1px; }`,
  ],
])('[MK6] a drawing without words leaves as it is: %s', (_, text) => {
  expect(masked(text).replaceAll(/url\("?([^")]*)"?\)/g, 'url("$1")')).toBe(
    text.replaceAll(/url\("?([^")]*)"?\)/g, 'url("$1")'),
  );
});

test('[MK6] a drawing with quotes of its own is one address, and still loads', () => {
  const text = `.a { background: url("data:image/svg+xml,${STAR.replaceAll('"', '\\"').replaceAll('#', '%23')}") }`;
  const [, address = ''] = /url\("([^"]*)"\)/.exec(masked(text)) ?? [];
  expect(decodeURIComponent(address)).toBe(`data:image/svg+xml,${STAR}`);
});

const around = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}<path d="M0 0h1"/></svg>`;

test.each([
  ['words', around('<text>Vera</text>')],
  ['words without a tag of their own', around('<g>Vera</g>')],
  ['a title', around('<title>Vera</title>')],
  ['a script', around('<script>a()</script>')],
  ['an entity', `<!DOCTYPE svg [<!ENTITY a "Vera">]>${around('')}`],
  ['a picture of its own', around('<image href="#a"/>')],
  ['a reference', around('<use href="https://elders.test/a.svg#b"/>')],
  ['an address', around('<path fill="url(https://elders.test/#a)"/>')],
  ['a style that loads', around('<style>@import "/a.css";</style>')],
  ['an address in a style', around("<style>.a{fill:url('/b.svg#c')}</style>")],
  ['a mail address', around('', 'id="vera@post.example"')],
  ['a telephone number', around('', 'data-wie="06 12345678"')],
  ['a number where geometry stands', around('', 'width="0612345678"')],
  ['a comment', around('<!-- vera@post.example -->')],
])('[MK6] a drawing with %s is a blank', (_, drawing) => {
  for (const written of [
    encodeURIComponent(drawing),
    drawing.replaceAll('"', '\\"').replaceAll('#', '%23'),
    drawing.replaceAll('"', '\\22 ').replaceAll('#', '%23'),
  ]) {
    expect(masked(`.a { background: url("data:image/svg+xml,${written}") }`)).toBe(
      `.a { background: url("${NO_PICTURE}") }`,
    );
  }
});

test('[MK6] references within a drawing are no way out', () => {
  const drawing = around('<use xlink:href="#a"/><g fill="url(#b)" mask="url(&quot;#c&quot;)"/>');
  const text = `url("data:image/svg+xml,${encodeURIComponent(drawing)}")`;
  expect(masked(text)).toBe(text);
});
