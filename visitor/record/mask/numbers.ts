/** Whether digits, and nothing else, are the number of a payment card: 12 to 19 that pass Luhn's test. */
export function isCard(digits: string): boolean {
  if (digits.length < 12 || digits.length > 19 || /^(\d)\1*$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && !isArticle(digits);
}

/**
 * One in ten article numbers passes Luhn's test too. Those of 12 to 14 digits with a right check digit are not
 * cards unless cards of that length begin so: Visa 4, Maestro 5 and 6, Diners 30, 36, 38 and 39.
 */
function isArticle(digits: string): boolean {
  const { length } = digits;
  if (length > 14 || (length === 14 ? /^(?:3[0689]|[56])/ : /^[456]/).test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < length; index += 1) {
    sum += Number(digits[length - 1 - index]) * (index % 2 === 0 ? 1 : 3);
  }
  return sum % 10 === 0;
}

/** How the numbers of card schemes begin: https://en.wikipedia.org/wiki/Payment_card_number */
export const CARD_BEGINS = /^(?:4|5[0-8]|6|3[0-9]|2[2-7])/;

/** Whether 8 or 9 digits are a Dutch citizen's number (BSN): the eleven test. */
export function isBsn(digits: string): boolean {
  if (digits.length < 8 || digits.length > 9 || /^0+$/.test(digits)) return false;
  const nine = digits.padStart(9, '0');
  let sum = -Number(nine[8]);
  for (let index = 0; index < 8; index += 1) sum += Number(nine[index]) * (9 - index);
  return sum % 11 === 0;
}

// Characters of an account number by country: https://www.swift.com/resource/iban-registry-pdf
const IBAN_CHARS =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22SA24SC31SE24SI19SK24SM27ST25SV28TL23TN24TR26UA29VA22VG24XK20';
const ibanChars = new Map(
  [...IBAN_CHARS.matchAll(/([A-Z]{2})(\d\d)/g)].map(([, land = '', chars]) => [
    land,
    Number(chars),
  ]),
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
