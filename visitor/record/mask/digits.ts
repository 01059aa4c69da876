import { CARD_BEGINS, isBsn, isCard } from './numbers.ts';
import type { Range } from './range.ts';

/** Digits that stand together, and where. */
interface Group {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
}

const RUN = /(?:\+|\()?\d(?:[\s.\-_/·•|()*,]{0,3}\d){7,}/g;
// More than any list in a shop; looking at all of them would be felt, so all of it is masked.
const GROUPS_MAX = 300;
const LABEL_CHARS = 24;
const ARTICLE =
  /(?:\bart(?:ikel)?(?:\b|n|c)|\bean\b|\bgtin\b|\bisbn\b|\bsku\b|\bmodel|\bmpn\b|\bupc\b)\D{0,16}$/i;
// Equally long, with letters in between, so that what is left keeps its place.
const PRICE =
  /(^|[^\d.,])((?:\d{1,3}(?:[.\s]\d{3})+,|\d{1,3}(?:,\d{3})+\.|\d+[.,])(?:\d{2}|-))(?!\d|[.,]\d)/g;
const DATE =
  /(^|[^\d\-./ ]|(?:^|\D)[-./ ])(\d{1,2}([-./])\d{1,2}\3(?:19|20)\d{2}|(?:19|20)\d{2}([-./])\d{1,2}\4\d{1,2})(?![-./]?\d)/g;

/** Card numbers, citizen numbers and, if asked, phone numbers, however their digits are set apart. */
export function findNumbers(text: string, withPhones: boolean): Range[] {
  const found: Range[] = [];
  if (text.search(RUN) < 0) return found;
  const plain = text.replace(PRICE, cover).replace(DATE, cover);
  for (const { 0: run, index } of plain.matchAll(RUN)) {
    const label = text.slice(Math.max(0, index - LABEL_CHARS), index);
    found.push(...numbersIn(run, index, { withPhones, isArticle: ARTICLE.test(label) }));
  }
  return found;
}

const cover = (_: string, before: string, text: string): string => before + 'x'.repeat(text.length);

interface Reading {
  readonly withPhones: boolean;
  /** It stands behind the word for an article number. */
  readonly isArticle: boolean;
}

function numbersIn(run: string, at: number, reading: Reading): Range[] {
  const groups: Group[] = [...run.matchAll(/[+(]?\d+/g)].map(({ 0: digits, index }) => ({
    digits,
    from: at + index,
    to: at + index + digits.length,
  }));
  if (groups.length > GROUPS_MAX) return [{ from: at, to: at + run.length }];
  const found: Range[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const last = lastOf(groups, first, reading);
    const from = groups[first]?.from;
    const to = groups[last]?.to;
    if (last < 0 || from === undefined || to === undefined) continue;
    found.push({ from, to });
    first = last;
  }
  return found;
}

/** Where the longest private number that begins with this group ends; -1 when none does. */
function lastOf(groups: readonly Group[], first: number, reading: Reading): number {
  let digits = '';
  let longest = -1;
  for (let last = first; last < groups.length && digits.length <= 19; last += 1) {
    digits += groups[last]?.digits.replace('(', '') ?? '';
    if (digits.length < 8) continue;
    const within = groups.slice(first, last + 1);
    const isWhole = within.length === groups.length;
    if (isPrivate(digits, within, isWhole, reading)) longest = last;
  }
  return longest;
}

function isPrivate(
  digits: string,
  groups: readonly Group[],
  isWhole: boolean,
  { withPhones, isArticle }: Reading,
): boolean {
  const isOne = groups.length === 1;
  if (!isOne && isList(groups)) return false;
  if (
    isCard(digits) &&
    (isOne ? !isArticle || CARD_BEGINS.test(digits) : isSetLikeCard(digits, groups, isWhole))
  )
    return true;
  if (isArticle) return false;
  if (isBsn(digits) && (isOne || isWhole) && !isDay(digits)) return true;
  return withPhones && isPhone(digits, groups);
}

function isSetLikeCard(digits: string, groups: readonly Group[], isWhole: boolean): boolean {
  if (groups.every((group) => group.digits.length >= 3 || group === groups.at(-1))) return true;
  return (
    CARD_BEGINS.test(digits) && (isWhole || groups.every((group) => group.digits.length === 1))
  );
}

/** Sizes, pages, quantities: small numbers that climb by small steps. Three times three is how a BSN is written. */
function isList(groups: readonly Group[]): boolean {
  if (groups.map(({ digits }) => digits.length).join() === '3,3,3') return false;
  return groups.every(({ digits }, index) => {
    const step = Number(digits) - Number(groups[index - 1]?.digits ?? Number(digits) - 1);
    return digits.length <= 3 && step > 0 && step <= 10;
  });
}

/** A day written without anything in between: 20260331, 31032026. */
function isDay(digits: string): boolean {
  return /^(?:(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d|[0-3]\d(?:0\d|1[0-2])(?:19|20)\d{2})$/.test(
    digits,
  );
}

/** Dutch, Belgian, German and French ones in their own country's form, any with + or 00, and 555-555-5555. */
function isPhone(digits: string, groups: readonly Group[]): boolean {
  const [head = { digits: '' }] = groups;
  if (/^\+\d{8,15}$/.test(digits)) return true;
  if (/^00[1-9]\d{7,13}$/.test(digits)) return true;
  // 0800 and 0900 are lines of companies, not of persons.
  if (/^0[1-9]\d{7,10}$/.test(digits)) {
    return (head.digits.startsWith('(') || head.digits.length > 1) && !/^0[89]00/.test(digits);
  }
  if (groups.length === 1) return /^(?:316\d{8}|324\d{8}|491\d{9,10})$/.test(digits);
  return groups.map((group) => group.digits.replace('(', '').length).join() === '3,3,4';
}
