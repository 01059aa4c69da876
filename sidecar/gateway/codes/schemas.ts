import { ID_PATTERN } from '../../../shared/kernel/ids.ts';
import {
  MONEY_MAX_MINOR,
  NAME_MAX_CHARS,
  ORDER_CODES_MAX,
} from '../../../shared/protocol/limits.ts';

// People add spaces and dashes to the 12 characters of a code; a shop's own codes are longer.
const CODE_MAX_CHARS = 64;

const code = { type: 'string', minLength: 1, maxLength: CODE_MAX_CHARS };
const name = { type: 'string', minLength: 1, maxLength: NAME_MAX_CHARS };
const nameOrNull = { type: ['string', 'null'], minLength: 1, maxLength: NAME_MAX_CHARS };
const minor = { type: 'integer', minimum: 0, maximum: MONEY_MAX_MINOR };
const minorOrNull = { ...minor, type: ['integer', 'null'] };
const currency = { type: 'string', pattern: '^[A-Z]{3}$' };
const text = { type: 'string' };
const count = { type: 'integer' };

/** An object without any other field. */
function exact(properties: Readonly<Record<string, object>>) {
  const required = Object.keys(properties);
  return { type: 'object', required, properties, additionalProperties: false };
}

/** `asker`: the shop's name for the basket or visitor who typed it; wrong codes are counted by it (SPEC CD6). */
const asking = { code, asker: name };
const forBasket = { ...asking, basketMinor: minor, currency };

export const CHECK_SCHEMA = exact(forBasket);
export const APPLY_SCHEMA = exact({ ...forBasket, basket: name });
export const RELEASE_SCHEMA = exact({ ...asking, basket: name });
export const REDEEM_SCHEMA = exact({
  ...forBasket,
  basket: nameOrNull,
  order: name,
  takenMinor: minor,
});
export const ORDER_SCHEMA = exact({
  order: name,
  basket: nameOrNull,
  state: { type: 'string', enum: ['paid', 'cancelled', 'payment-failed'] },
  codes: {
    type: 'array',
    maxItems: ORDER_CODES_MAX,
    items: exact({ code, takenMinor: minorOrNull }),
  },
  totalMinor: minor,
  currency,
});

export const OFF_SCHEMA = exact({
  code: text,
  kind: { type: 'string', enum: ['percentage', 'amount', 'free-shipping'] },
  percent: { type: ['integer', 'null'] },
  offMinor: count,
  mostMinor: count,
  basketFromMinor: { type: ['integer', 'null'] },
  currency: text,
  expiresAt: { type: 'string', format: 'date-time' },
});
export const RELEASED_SCHEMA = exact({ code: text, isReleased: { type: 'boolean' } });
export const REDEEMED_SCHEMA = exact({
  code: text,
  order: text,
  takenMinor: count,
  currency: text,
});
export const NOTED_SCHEMA = exact({
  redeemed: count,
  released: count,
  returned: count,
  lost: count,
  afterEnd: count,
});

/** How a call is signed, and its once-only key where it acts. */
export function headersSchema(acts: boolean) {
  const properties = {
    'toonbank-shop': { type: 'string', pattern: ID_PATTERN },
    'toonbank-timestamp': { type: 'string', pattern: '^[0-9]{1,12}$' },
    'toonbank-signature': { type: 'string', pattern: '^v[12]=[0-9a-f]{64}$' },
    ...(acts ? { 'idempotency-key': { type: 'string', pattern: ID_PATTERN } } : {}),
  };
  return { type: 'object', required: Object.keys(properties), properties };
}
