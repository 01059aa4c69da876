// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { safeLinks } from '../../extension/panel/ui/safe-links.ts';
import { cleanQuery, cleanText, cleanTitle, cleanUrl } from '../../visitor/observe/clean.ts';
import { pageTypeOf } from '../../visitor/observe/page-type.ts';
import { isPriceOrName } from '../../visitor/observe/price-copy.ts';
import { piecesOf } from '../../visitor/widget/view/links.ts';
import { DOORS } from './fuzz/codec-fuzz.ts';

const LONG = 300_000;
const repeat = (text: string): string => text.repeat(LONG / text.length);

/** Each makes some way of reading text begin again at every character. */
const TEXTS: readonly (readonly [string, string])[] = [
  ['one letter', repeat('a')],
  ['one digit', repeat('1')],
  ['digits apart', repeat('1 ')],
  ['letters and digits', repeat('a1')],
  ['underlines', repeat('_')],
  ['at signs', repeat('@')],
  ['half addresses', repeat('a@')],
  ['hexadecimals', repeat('deadbeef-')],
  ['blanks', repeat(' ')],
  ['slashes', repeat('/')],
  ['exclamations', `http://a${repeat('!')}a`],
  ['brackets', `https://a${repeat('(')}${repeat(')')}`],
  ['shut brackets', `https://a${repeat(')')}x`],
  ['addresses', repeat('https://a.b ')],
  ['addresses without end', repeat('https://')],
  ['escapes', repeat('%')],
  ['prices', repeat('€ 1')],
];

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['cleanText', cleanText],
  ['cleanTitle', cleanTitle],
  ['cleanQuery', cleanQuery],
  ['cleanUrl, as a path', (text) => cleanUrl(`https://shop.example/${text}`)],
  ['cleanUrl, as a campaign', (text) => cleanUrl(`https://shop.example/?utm_source=${text}`)],
  ['page type', (path) => pageTypeOf({ hint: null, path, events: [], isAboutProduct: false })],
  ['price or name', (text) => isPriceOrName(text, ['Chelsea boot'])],
  ['links of the widget', piecesOf],
  ['links of the panel', safeLinks],
  ...DOORS.map(({ name, decode }) => [name, decode] as const),
];

// Without this the page of a shop, or the panel, would stand still for minutes.
it.each(READERS)('[SC3] %s reads a text of any length in one pass', (_, read) => {
  for (const [what, text] of TEXTS) {
    expect([what, typeof read(text)]).not.toEqual([what, 'undefined']);
  }
});

it('[WG5, PN9] what ends a sentence is no part of an address', () => {
  const text = 'See https://a.example/x(y)!?), then http://b.example.';
  expect(piecesOf(text).flatMap(({ href }) => href ?? [])).toEqual([
    'https://a.example/x(y',
    'http://b.example/',
  ]);
  expect(safeLinks(text).flatMap((piece) => ('href' in piece ? [piece.href] : []))).toEqual([
    'https://a.example/x(y)',
    'http://b.example/',
  ]);
});
