// Zero-width and direction marks, soft hyphens, variation selectors: seen by nobody, and they break patterns.
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
const DASHES = /[\u2010-\u2015\u2212]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  commat: '@',
  period: '.',
  nbsp: ' ',
  amp: '&',
  hyphen: '-',
  plus: '+',
  quot: '"',
  lt: '<',
  gt: '>',
};

/** The text as a person reads it: one form of each digit, letter and dash, and nothing unseen in between. */
export function normalise(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII is as it should be
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(FOREIGN_DIGIT, digitOf)
    .replace(DASHES, '-');
}

// Digits of a script stand in a row of ten that begins at 0 or 6 of a row of sixteen.
function digitOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const row = code & ~15;
  const isFromNought = /\p{Nd}/u.test(String.fromCodePoint(row));
  return String(code - row - (isFromNought ? 0 : 6));
}

/** Percent escapes, HTML entities and escapes of CSS and scripts undone; the same text when there are none. */
export function decoded(text: string): string {
  return text
    .replace(/(?:%[\da-f]{2})+/gi, percentDecoded)
    .replace(/&#(x?)([\da-f]{1,6});?/gi, (all, hex: string, code: string) =>
      charOf(Number.parseInt(code, hex === '' ? 10 : 16), all),
    )
    .replace(/&([a-z]{2,6});/gi, (all, name: string) => ENTITIES[name.toLowerCase()] ?? all)
    .replace(
      /\\(?:u([\da-f]{4})|u\{([\da-f]{1,6})\}|x([\da-f]{2})|([\da-f]{1,6})\s?)/gi,
      (all, four?: string, braced?: string, two?: string, css?: string) =>
        charOf(Number.parseInt(four ?? braced ?? two ?? css ?? '', 16), all),
    );
}

function percentDecoded(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return escapes.replace(/%([\da-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }
}

/** The character of a number, or something else when it is none. */
export function charOf(code: number, otherwise: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}
