/** Sum of digits as each weighs, counted from the last. */
function weighed(digits: string, weigh: (digit: number, place: number) => number): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    sum += weigh(Number(digits[digits.length - 1 - place]), place);
  }
  return sum;
}

/** Whether digits, and nothing else, are the number of a payment card: 12 to 19 that pass Luhn's test. */
export function isCard(digits: string): boolean {
  if (!/^(\d)(?!\1*$)\d{11,18}$/.test(digits) || isArticle(digits)) return false;
  const luhn = weighed(digits, (digit, place) =>
    place % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0),
  );
  return luhn % 10 === 0;
}

/**
 * One in ten article numbers passes Luhn's test too. Those of 12 to 14 digits with a right check digit are not
 * cards unless cards of that length begin so: Visa 4, Maestro 5 and 6, Diners 30, 36, 38 and 39.
 */
function isArticle(digits: string): boolean {
  const { length } = digits;
  if (length > 14 || (length === 14 ? /^(?:3[0689]|[56])/ : /^[456]/).test(digits)) return false;
  return weighed(digits, (digit, place) => (place % 2 === 0 ? digit : digit * 3)) % 10 === 0;
}

/** How the numbers of card schemes begin: https://en.wikipedia.org/wiki/Payment_card_number */
export const CARD_BEGINS = /^(?:4|5[0-8]|6|3[0-9]|2[2-7])/;

/** Whether 8 or 9 digits are a Dutch citizen's number (BSN): the eleven test. */
export function isBsn(digits: string): boolean {
  if (!/^(?!0+$)\d{8,9}$/.test(digits)) return false;
  return weighed(digits, (digit, place) => digit * (place === 0 ? -1 : place + 1)) % 11 === 0;
}

// Characters of an account number and the countries that have so many:
// https://www.swift.com/resource/iban-registry-pdf
const IBAN_CHARS =
  '15NO16BE18DKFIFOGLNL19MKSI20ATBAEEKZLTLUXK21CHHRLILV22BGBHCRDEGBGEIEMERSVA23AEGIILIQTL24ADCZESMDPKROSASESKTNVG25LYPTST26ISTR27FRGRITMCMRSM28ALAZBYCYDOGTHULBPLSV29BREGPSQAUA30JOKWMU31MTSC32LC';
const ibanChars = new Map(
  [...IBAN_CHARS.matchAll(/(\d\d)(\D+)/g)].flatMap(([, chars, lands = '']) =>
    (lands.match(/../g) ?? []).map((land) => [land, Number(chars)] as const),
  ),
);

/** How many characters of a compact, upper-case text are an account number; 0 when it begins with none. */
export function ibanLength(text: string): number {
  const length = ibanChars.get(text.slice(0, 2)) ?? 0;
  if (length === 0 || text.length < length) return 0;
  let rest = 0;
  for (const char of text.slice(4, length) + text.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1 ? length : 0;
}
