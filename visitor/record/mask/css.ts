import { MASK_CACHE_MAX } from '../../../shared/protocol/limits.ts';
import { createCache } from './cache.ts';
import { charOf, decoded } from './normalise.ts';
import { findPrivate, holdsPrivate, maskPrivate } from './private-text.ts';
import { MASK } from './range.ts';
import { assetUrl, NO_PICTURE } from './url.ts';

// One pass: comments, addresses, strings, and values that begin with two dashes, which may hold any words.
const PARTS =
  /\/\*[\s\S]*?(?:\*\/|$)|url\(\s*(?:"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|([^"')\s][^)]*?))\s*\)|"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'|(^|[{;\s])(--[\w-]+\s*:)((?:url\([^"')]*\)|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|[^;{}])*)/gi;
// rrweb's own mark between the texts of a style element.
const SPLIT = '/* rr_split */';
// What stands bare in a style sheet: a selector or a value. Numbers apart from each other are lengths there.
const BARE = /(^|[^\w.#-])(\+?\d{8,})(?![\w.])|[A-Za-z]{2}\d\d[A-Za-z\d]{11,}|eyJ[\w-]+\.[\w.-]+/g;
const HAS_MAIL = /[^\s@]@[\w-]+\.\w/;
const MAIL = /[^\s{}();,>~@]{1,64}@[\w-]+\.[\w.-]+/g;

/** Style sheets as they may leave: what they say in words is masked, what they load still loads (SPEC MK6). */
export type CssMask = (css: string, isCareful: boolean) => string;

export function createCssMask(): CssMask {
  const cache = createCache<string>(Math.floor(MASK_CACHE_MAX / 8));
  return (css, isCareful) => cache(isCareful ? `!${css}` : css, () => maskCss(css, isCareful));
}

function maskCss(css: string, isCareful: boolean): string {
  let result = '';
  let at = 0;
  for (const part of css.matchAll(PARTS)) {
    result += bareMasked(css.slice(at, part.index)) + partMasked(part, isCareful);
    at = part.index + part[0].length;
  }
  return result + bareMasked(css.slice(at));
}

function bareMasked(css: string): string {
  const hide = (word: string): string => (holdsPrivate(word) ? 'masked' : word);
  const plain = css.replace(BARE, (all, before?: string, number?: string) =>
    number === undefined ? hide(all) : before + hide(number),
  );
  return HAS_MAIL.test(plain) ? plain.replace(MAIL, hide) : plain;
}

function partMasked(given: readonly (string | undefined)[], isCareful: boolean): string {
  const [all = '', double, single, bare, inDouble, inSingle, before, name, value] = given;
  if (all.startsWith('/*')) return all === SPLIT ? all : '';
  const address = double ?? single ?? bare;
  if (address !== undefined) return `url("${safe(assetUrl(unescaped(address)) ?? NO_PICTURE)}")`;
  const string = inDouble ?? inSingle;
  if (string !== undefined) return `"${stringMasked(string, isCareful)}"`;
  if (name !== undefined && value !== undefined)
    return before + name + valueMasked(value, isCareful);
  return all;
}

function stringMasked(string: string, isCareful: boolean): string {
  if (/^(?:https?:)?\/\//.test(string)) return safe(assetUrl(string) ?? '');
  const read = decoded(string);
  if (isCareful && /\p{L}{2}|\d/u.test(read) && /\s|\p{Lu}|\d{3}/u.test(read)) return MASK;
  return maskPrivate(read) === read && maskPrivate(string) === string
    ? string.replaceAll('"', '\\22 ')
    : MASK;
}

/** A variable's words, set apart by its own strings and addresses. */
function valueMasked(value: string, isCareful: boolean): string {
  if (/["']|url\(/i.test(value)) return maskCss(value, isCareful);
  return /[@\d\\%]/.test(value) && findPrivate(decoded(value)).length > 0 ? ' masked' : value;
}

/** As a browser reads it: a drawing within an address has quotes of its own. */
const unescaped = (address: string): string =>
  address.replace(
    /\\(?:([\da-f]{1,6})\s?|(\r?\n)|([\s\S]))/gi,
    (_, hex?: string, _line?: string, char = '') =>
      hex === undefined ? char : charOf(Number.parseInt(hex, 16), '\ufffd'),
  );

const safe = (address: string): string => address.replace(/["\\\n\r\f]/g, encodeURIComponent);
