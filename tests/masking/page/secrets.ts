/** What a person would not want to be read by a stranger; `word` looks like nothing: a name, a street. */
export const KINDS = [
  'card',
  'account',
  'mail',
  'phone',
  'citizen',
  'postcode',
  'token',
  'word',
] as const;
export type Kind = (typeof KINDS)[number];

/** A secret of a kind, different for each number; the number also chooses how it is written. */
export function secretOf(kind: Kind, number: number): string {
  const digits = (length: number): string =>
    String((number * 7_919_777 + 1_234_567) % 10 ** length).padStart(length, '7');
  switch (kind) {
    case 'card':
      return spaced(withLuhn(`4${digits(14)}`), 4, [' ', '-', '', '.', ' - '][number % 5] ?? '');
    case 'account':
      return spaced(withMod97('NL', `ABNA${digits(10)}`), 4, [' ', '', '-'][number % 3] ?? '');
    case 'mail':
      return `w${letters(number)}.${['jansen', 'Peters', 'de-wit'][number % 3]}@voorbeeld${letters(number)}.nl`;
    case 'phone':
      return `${['06-', '06 ', '+31 6 ', '06', '0031 6', '+31 (0)6 '][number % 6]}${digits(8)}`;
    case 'citizen':
      return spaced(withEleven(digits(8)), 3, ['', '.', ' '][number % 3] ?? '');
    case 'postcode':
      return `${1_000 + (number % 8_999)}${number % 2 === 0 ? ' ' : ''}${pair(number)} ${(number % 180) + 11}`;
    case 'token':
      return number % 2 === 0
        ? `eyJhbGciOiJIUzI1NiJ9.${letters(number)}ab9c8d7e${digits(6)}.${letters(number)}Xy3`
        : hex(number);
    case 'word':
      return `Kwartel${letters(number)}stein`;
  }
}

/** What is left of it when everything but letters and digits is taken away. */
export const coreOf = (secret: string): string =>
  secret
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

const letters = (number: number): string =>
  [...String(number).padStart(5, '0')].map((digit) => 'qvxjzkwpby'[Number(digit)]).join('');

// Not a unit, nor a word of two letters.
const pair = (number: number): string => `${'BCDFGH'[number % 6]}${'RTVXZ'[number % 5]}`;

const hex = (number: number): string =>
  [...letters(number), ...letters(number * 31 + 7)]
    .map((letter, index) => (letter.charCodeAt(0) * 41 + index * 7).toString(16).padStart(3, 'c'))
    .join('');

function spaced(text: string, every: number, by: string): string {
  return (text.match(new RegExp(`.{1,${every}}`, 'g')) ?? []).join(by);
}

function withLuhn(digits: string): string {
  const sum = [...digits]
    .reverse()
    .map((digit, index) => (index % 2 === 0 ? Number(digit) * 2 : Number(digit)))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function withMod97(land: string, rest: string): string {
  const value = [...`${rest}${land}00`].map((char) => Number.parseInt(char, 36)).join('');
  return `${land}${String(98n - (BigInt(value) % 97n)).padStart(2, '0')}${rest}`;
}

/** The last digit is what the eleven test asks; where that would be ten, the one before goes up. */
function withEleven(eight: string): string {
  const rest = [...eight].reduce((sum, digit, index) => sum + Number(digit) * (9 - index), 0) % 11;
  if (rest !== 10) return `${eight}${rest}`;
  const raised = (Number(eight.at(-1)) + 1) % 10;
  return withEleven(`${eight.slice(0, -1)}${raised}`);
}
