import { type Allowed, allowedAddress } from './addresses.ts';
import { QUIET_BACKGROUND } from './quiet.ts';

/**
 * A style sheet, rule or value in which every address that may not be loaded is replaced by a quiet picture
 * and every `@import` of one is gone (SPEC VW6). Reads tokens as a browser does, escapes included, in one
 * pass: time follows length. What comes about only when pieces are put together (custom properties, text
 * nodes side by side) is left to the document's policy.
 *
 * @see https://www.w3.org/TR/css-syntax-3/#tokenization
 */
export function washStyle(text: string, allowed: Allowed): string {
  if (!MAY_LOAD.test(text)) return text;
  let washed = '';
  let copied = 0;
  const put = (from: number, to: number, instead: string): void => {
    washed += text.slice(copied, from) + instead;
    copied = to;
  };

  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    const [all, name, isFunction] = token;
    if (name === undefined) continue;
    const word = decoded(name).toLowerCase();
    const from = token.index;
    if (word === '@import') {
      const to = endOfImport(text, TOKEN.lastIndex);
      if (!isAllowedImport(text.slice(TOKEN.lastIndex, to), allowed))
        put(from, to, apart(text, from));
      TOKEN.lastIndex = to;
    } else if (isFunction === undefined) {
      // A word that is no function.
    } else if (word === 'url') {
      const [to, address] = urlAt(text, TOKEN.lastIndex);
      const instead = washedAddress(address, allowed);
      if (instead !== null) put(from, to, instead);
      TOKEN.lastIndex = to;
    } else if (TAKES_ADDRESSES.has(word)) {
      const to = endOfBlock(text, TOKEN.lastIndex, (start, end, address) => {
        const instead = washedAddress(address, allowed);
        if (instead !== null) put(start, end, instead);
      });
      TOKEN.lastIndex = Math.max(to, from + all.length);
    }
  }
  return washed + text.slice(copied);
}

/** Functions that load what stands in them as a string. */
const TAKES_ADDRESSES = new Set([
  'image-set',
  '-webkit-image-set',
  'image',
  'src',
  'cross-fade',
  '-webkit-cross-fade',
]);

const ESCAPE = String.raw`\\(?:[0-9a-fA-F]{1,6}(?:\r\n|[ \t\r\n\f])?|[^0-9a-fA-F\r\n\f])`;
const NAME = String.raw`@?(?:[-\w\u0080-\uffff]|${ESCAPE})+`;
const STRING = String.raw`"(?:[^"\\\r\n\f]|\\[\s\S])*"?|'(?:[^'\\\r\n\f]|\\[\s\S])*'?`;
const COMMENT = String.raw`\/\*[\s\S]*?(?:\*\/|$)`;

/** Nothing of all this, and the text is as it was: most values are. */
const MAY_LOAD = /\\|url|import|image|src|cross-fade/i;
/** 1: a name, `@` included; 2: its parenthesis, when it is a function. */
const TOKEN = new RegExp(`${COMMENT}|${STRING}|(${NAME})(\\()?`, 'g');
const NEXT_IN_BLOCK = new RegExp(`${COMMENT}|(${STRING})|(${NAME})(\\()?|[()]`, 'y');
const QUOTED = new RegExp(String.raw`\s*(${STRING})\s*`, 'y');
const BARE = new RegExp(String.raw`\s*((?:[^\s"'()\\]|${ESCAPE})*)\s*`, 'y');
/** A bare address may hold the semicolon that ends the rule. */
const IMPORT_PIECE = new RegExp(
  `${COMMENT}|${STRING}|url\\(\\s*(?:[^\\s"'()\\\\]|${ESCAPE})*|[^;"'/u]+|[^;]`,
  'iy',
);

/** What stands instead of a rule that goes: without it, what was before and after would become one word, as `u` and `rl(`. */
function apart(text: string, from: number): string {
  return from === 0 || /[\s;{}]/.test(text.charAt(from - 1)) ? '' : ' ';
}

/** What stands instead of an address; null: it may stay. */
function washedAddress(address: string, allowed: Allowed): string | null {
  if (address === '' || address.startsWith('#')) return null;
  // Whether it is a picture or a font shows only to the browser, which loads it as nothing else.
  if (allowedAddress(address, 'font', allowed) !== null) return null;
  return `url("${QUIET_BACKGROUND}")`;
}

function isAllowedImport(rest: string, allowed: Allowed): boolean {
  const bare = rest.replaceAll(new RegExp(COMMENT, 'g'), ' ').trim();
  const call = /^([^\s("']+)\(/.exec(bare);
  if (call !== null) {
    if (decoded(call[1] ?? '').toLowerCase() !== 'url') return false;
    return allowedAddress(urlAt(bare, call[0].length)[1], 'style', allowed) !== null;
  }
  const quoted = new RegExp(`^(?:${STRING})`).exec(bare);
  return quoted !== null && allowedAddress(decodedString(quoted[0]), 'style', allowed) !== null;
}

function endOfImport(text: string, from: number): number {
  IMPORT_PIECE.lastIndex = from;
  let end = from;
  while (text[end] !== ';' && IMPORT_PIECE.exec(text) !== null) end = IMPORT_PIECE.lastIndex;
  return Math.min(text.length, end + 1);
}

/** The end of `url(…` and its address. @param from after the parenthesis */
function urlAt(text: string, from: number): readonly [to: number, address: string] {
  QUOTED.lastIndex = from;
  const quoted = QUOTED.exec(text);
  if (quoted !== null) {
    const end = QUOTED.lastIndex;
    // Modifiers may follow the string; no browser knows any, and left over they undo the value.
    return [text[end] === ')' ? end + 1 : end, decodedString(quoted[1] ?? '')];
  }
  BARE.lastIndex = from;
  const bare = BARE.exec(text);
  const end = bare === null ? from : BARE.lastIndex;
  if (end >= text.length || text[end] === ')') {
    return [Math.min(text.length, end + 1), decoded(bare?.[1] ?? '')];
  }
  // A bad one: nothing is loaded, and all up to the parenthesis belongs to it.
  const close = text.indexOf(')', end);
  return [close === -1 ? text.length : close + 1, ''];
}

/** The end of a block, and the strings that stand in it directly, or in `url(`. @param from after `(` */
function endOfBlock(
  text: string,
  from: number,
  found: (start: number, end: number, address: string) => void,
): number {
  const inside: boolean[] = [true];
  let at = from;
  while (at < text.length && inside.length > 0) {
    NEXT_IN_BLOCK.lastIndex = at;
    const token = NEXT_IN_BLOCK.exec(text);
    if (token === null) {
      at += 1;
      continue;
    }
    const [all, string, name, isFunction] = token;
    const start = at;
    at = NEXT_IN_BLOCK.lastIndex;
    if (string !== undefined) {
      if (inside.at(-1) === true) found(start, at, decodedString(string));
    } else if (name !== undefined && isFunction !== undefined) {
      const word = decoded(name).toLowerCase();
      if (word === 'url') {
        const [to, address] = urlAt(text, at);
        found(start, to, address);
        at = to;
      } else inside.push(TAKES_ADDRESSES.has(word));
    } else if (all === '(') inside.push(false);
    else if (all === ')') inside.pop();
  }
  return at;
}

function decodedString(string: string): string {
  const isClosed = string.length > 1 && string.endsWith(string[0] ?? '');
  return decoded(string.slice(1, isClosed ? -1 : undefined));
}

const ESCAPES = /\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?|(\r\n|[\r\n\f])|([\s\S]))/g;

function decoded(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(ESCAPES, (_all, hex?: string, newline?: string, letter?: string) => {
    if (newline !== undefined) return '';
    if (hex === undefined) return letter ?? '';
    const point = Number.parseInt(hex, 16);
    return point === 0 || point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  });
}
