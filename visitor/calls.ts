import {
  IDENTIFY_MAX_BYTES,
  NAME_MAX_CHARS,
  PRODUCT_ID_MAX_CHARS,
} from '../shared/protocol/limits.ts';
import type { Language } from './language.ts';
import { isCurrency } from './observe/money.ts';
import { isRecord, textOf } from './unknown.ts';

/** What a shop's page can ask of us, already checked. */
export interface Calls {
  identify(token: string): void;
  track(name: string): void;
  consent(observe: boolean): void;
  order(order: string, valueMinor: number, currency: string): void;
  open(): void;
  visitor(tell: (visitor: string) => void): void;
  language(language: Language): void;
  shop(look: unknown): void;
}

/** `toonbank(name, …)` as the page called it. A call we cannot make sense of is named on the console. */
export function makeCall(calls: Calls, call: unknown): void {
  const given: readonly unknown[] = isRecord(call)
    ? Array.from({ ...call, length: lengthOf(call) })
    : [];
  if (!isUnderstood(calls, given))
    console.warn(
      `toonbank: the call "${String(given[0])}" is not known, or its argument is not as documented.`,
    );
}

function lengthOf(call: Readonly<Record<string, unknown>>): number {
  return typeof call.length === 'number' ? Math.min(call.length, 3) : 0;
}

function isUnderstood(calls: Calls, [name, first]: readonly unknown[]): boolean {
  switch (name) {
    case 'identify': {
      const token = typeof first === 'string' && first.length <= IDENTIFY_MAX_BYTES ? first : '';
      if (token !== '') calls.identify(token);
      return token !== '';
    }
    case 'track': {
      const noted = textOf(first, NAME_MAX_CHARS);
      if (noted !== null) calls.track(noted);
      return noted !== null;
    }
    case 'consent':
      if (!isRecord(first) || typeof first.observe !== 'boolean') return false;
      calls.consent(first.observe);
      return true;
    case 'order':
      return isOrder(calls, first);
    case 'open':
      calls.open();
      return true;
    case 'visitor':
      if (typeof first !== 'function') return false;
      calls.visitor((visitor) => first(visitor));
      return true;
    case 'language':
      if (first !== 'nl' && first !== 'en') return false;
      calls.language(first);
      return true;
    case 'shop':
      calls.shop(first);
      return isRecord(first);
    default:
      return false;
  }
}

function isOrder(calls: Calls, given: unknown): boolean {
  if (!isRecord(given)) return false;
  const order = textOf(given.order, PRODUCT_ID_MAX_CHARS);
  const { valueMinor, currency } = given;
  if (order === null || !Number.isSafeInteger(valueMinor) || !isCurrency(currency)) return false;
  if (typeof valueMinor !== 'number' || valueMinor < 0) return false;
  calls.order(order, valueMinor, currency);
  return true;
}
