import { findNumbers } from './digits.ts';
import { decoded, normalise } from './normalise.ts';
import { ibanLength } from './numbers.ts';
import { MASK, masked, type Range } from './range.ts';

/** `never`: cards, accounts, citizen numbers, tokens: hidden wherever they stand (SPEC MK3). */
export type Strictness = 'all' | 'never';

const MAIL = /[^\s@<>()[\]{},;:"'\\/=&?]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const SPOKEN_MAIL =
  /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|[([{]\s?(?:at|apenstaartje)\s?[)\]}]|\s(?:at|apenstaartje)(?=\s[\p{L}\p{N}-]{1,63}\s(?:dot|punt)\s))\s?[\p{L}\p{N}-]{1,63}(?:(?:\s?\.\s?|\s?[([{]\s?(?:dot|punt|\.)\s?[)\]}]\s?|\s(?:dot|punt)\s)[\p{L}]{2,24}){1,4}/giu;
const ACCOUNT =
  /(?:^|[^a-z\d])([a-z]{2}[\s.\-_/]{0,2}\d[\s.\-_/]{0,2}\d(?:[\s.\-_/]{0,2}[a-z\d]){11,30})/gi;
const TOKEN = /(?:eyJ[\w-]{6,}\.[\w-]{2,}(?:\.[\w-]*)?|[\w+/-]{24,}={0,2})/g;
const POSTCODE =
  /(?:^|[^\da-z])([1-9]\d{3}\s?[a-z]{2}(?![a-z])(?:,?\s{0,2}\d{1,5}(?!\d)(?:\s?-?[a-z]\b)?)?)/gi;
const STREET =
  /\p{Lu}[\p{L}.'-]{0,40}(?:straat|laan|weg|plein|dreef|steeg|gracht|kade|singel|hof|lei|baan|pad|dijk|str\.|straße|strasse|gasse|allee|platz)\s\d{1,5}(?:\s?-?\s?[a-zA-Z]\b)?(?:,?\s{1,2}(?:[A-Z]{1,2}-)?\d{4,5}(?:\s?[A-Z]{2}\b)?(?:\s\p{Lu}[\p{L}-]{1,40})?)?/gu;
const BORN =
  /(?:geboorte\s?(?:datum|dag)?|geboren|birth\s?(?:date|day)?|date of birth|\bborn|\bdob|\bgeb\.)[^\d\n]{0,24}?(\d{1,4}[-./ ]{1,2}(?:\d{1,2}|\p{L}{3,10})\.?[-./ ]{1,2}\d{2,4})/giu;
const ANY_DATE = /\d{1,4}[-./ ]{1,2}(?:\d{1,2}|\p{L}{3,10})\.?[-./ ]{1,2}\d{2,4}/gu;
const GREETED =
  /(?:^|[.!]\s)(?:hallo|hello|hoi|hi|hey|welkom terug|welcome back|ingelogd als|(?:logged|signed) in as|bedankt|thank you|thanks|dank je)[,:]?\s(\p{Lu}[\p{L}'.-]+(?:\s[\p{L}'.-]+){0,4})/giu;
// Two letters behind four digits that are no postcode: units, sizes, words.
const NO_POSTCODE =
  /^(?:[mckd]?[mlg]|[gkmt]b|[bdjtwz]e|[nx]l|[dixu]s|[ei]n|[aes]t|o[fm]|[opu]p|[nt]o|[gou]r|by|[pu]k|[eu]u|p[cx]|hz|kw|va|[aw]h)$/i;
const WORDY = /^(?:[A-Za-z]?[a-z]*|[A-Z]+|\d{1,6}|[A-Za-z]{1,4}\d{1,6})$/;

// What any of the patterns above needs, in one: most texts of a shop have none of it. What is not plain letters is
// looked at in full, beside signs that have one form only: accented letters, and the euro of every price.
const SUSPECT =
  /[@%&\\\u0080-\u00bf\u0100-\u20ab\u20ad-\uffff]|\d(?:[\s.\-_/|()*,]{0,3}\d){7}|[a-z]{2}[\s.\-_/]{0,2}\d[\s.\-_/]{0,2}\d|[1-9]\d{3}\s?[a-z]{2}|(?:straat|laan|weg|plein|dreef|steeg|gracht|kade|singel|hof|lei|baan|pad|dijk|str\.|straße|strasse|gasse|allee|platz)\s\d|[\w+/-]{24}|eyj|\bat\b|apenstaartje|(?:geboorte\s?(?:datum|dag)?|geboren|birth\s?(?:date|day)?|date of birth|\bborn|\bdob|\bgeb\.)|(?:hallo|hello|hoi|hi|hey|welkom terug|welcome back|ingelogd als|(?:logged|signed) in as|bedankt|thank you|thanks|dank je)[,:]?\s/i;

/** What in a text is somebody's: found by how it looks, in time that grows with the text's length only. */
export function findPrivate(text: string, strictness: Strictness = 'all'): Range[] {
  const found: Range[] = [];
  const hasDigit = /\d/.test(text);
  if (text.length >= 24) add(found, text, TOKEN, isToken);
  if (hasDigit) {
    findAccounts(text, found);
    found.push(...findNumbers(text, strictness === 'all'));
  }
  if (strictness === 'never') return found;
  if (text.includes('@')) add(found, text, MAIL);
  if (/@|\bat\b|apenstaartje/i.test(text)) add(found, text, SPOKEN_MAIL);
  if (hasDigit) {
    addGroup(found, text, POSTCODE, isPostcode);
    add(found, text, STREET);
    addGroup(found, text, BORN);
  }
  addGroup(found, text, GREETED, isName);
  return found;
}

/** Whether there is any in a text, whatever it is written with. */
export function holdsPrivate(text: string, strictness?: Strictness): boolean {
  return findPrivate(normalise(text), strictness).length > 0;
}

/** The same text when nothing in it is private; `isBirth`: it stands behind a label that asks for a birthday. */
export function maskPrivate(text: string, strictness: Strictness = 'all', isBirth = false): string {
  if (!isBirth && !SUSPECT.test(text)) return text;
  const plain = normalise(text);
  const found = findPrivate(plain, strictness);
  if (isBirth) add(found, plain, ANY_DATE);
  const result = found.length === 0 ? text : masked(plain, found);
  return /[%&\\]/.test(result) ? maskEncoded(result, strictness) : result;
}

// Escapes have no place of their own in what they stand for: the whole word goes, or the whole text.
function maskEncoded(text: string, strictness: Strictness): string {
  const isPrivate = (part: string): boolean => {
    const once = decoded(part);
    if (once === part) return false;
    const twice = decoded(once);
    return [once, twice].some((each) => holdsPrivate(each, strictness));
  };
  if (!isPrivate(text)) return text;
  const byWord = text.replace(/\S+/g, (word) => (isPrivate(word) ? MASK : word));
  return isPrivate(byWord) ? MASK : byWord;
}

function add(
  found: Range[],
  text: string,
  pattern: RegExp,
  holds: (match: RegExpExecArray) => boolean = () => true,
): void {
  if (!has(text, pattern)) return;
  for (const match of text.matchAll(pattern)) {
    if (holds(match)) found.push({ from: match.index, to: match.index + match[0].length });
  }
}

/** Only the first group of what is found, which ends it: what stands in front of it stays. */
function addGroup(
  found: Range[],
  text: string,
  pattern: RegExp,
  holds: (group: string) => boolean = () => true,
): void {
  if (!has(text, pattern)) return;
  for (const { 0: all, 1: group = '', index } of text.matchAll(pattern)) {
    const to = index + all.length;
    if (holds(group)) found.push({ from: to - group.length, to });
  }
}

/** Asked first: most texts have nothing in them, and going through what is found copies the pattern each time. */
const has = (text: string, pattern: RegExp): boolean => text.search(pattern) >= 0;

function findAccounts(text: string, found: Range[]): void {
  if (!has(text, ACCOUNT)) return;
  for (const { 0: all, 1: account = '', index } of text.matchAll(ACCOUNT)) {
    const from = index + all.length - account.length;
    const places = [...account.matchAll(/[a-z\d]/gi)];
    const compact = places.map(([char]) => char.toUpperCase()).join('');
    const last = places[ibanLength(compact) - 1];
    if (last !== undefined) found.push({ from, to: from + last.index + 1 });
  }
}

function isToken([run]: RegExpExecArray): boolean {
  if (run.startsWith('eyJ')) return true;
  const core = run.replace(/=+$/, '');
  if (/^[0-9a-f-]+$/i.test(core)) return /^\d{24}|\d.*[a-f]|[a-f].*\d/i.test(core);
  if (core.split(/[-_/+]/).every((part) => WORDY.test(part))) return false;
  if (/\d/.test(core)) return true;
  const turns = core.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0;
  return turns >= core.length / 4;
}

function isPostcode(code: string): boolean {
  const letters = code.slice(4).trim().slice(0, 2);
  const hasNumber = /[a-z],?\s{0,2}\d/i.test(code.slice(4));
  const isUnit = NO_POSTCODE.test(letters);
  // In small letters it could be any word of two letters; a number must follow.
  return letters === letters.toUpperCase() ? hasNumber || !isUnit : hasNumber && !isUnit;
}

const NO_NAME =
  /^(?:voor|for|bij|in|op|to|de|het|een|the|a|and|en|daar|there|nogmaals|again|allemaal)\b/i;
const isName = (group: string): boolean => /^\p{Lu}/u.test(group) && !NO_NAME.test(group);
