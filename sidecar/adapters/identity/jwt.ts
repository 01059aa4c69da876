import type { JWTPayload } from 'jose';
import { ID_PATTERN } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import {
  IDENTIFY_MAX_BYTES,
  IDENTIFY_VALID_MAX_MS,
  NAME_MAX_CHARS,
  ORDERS_MAX,
} from '../../../shared/protocol/limits.ts';
import type { Shop } from '../../domain/policy.ts';
import type { CustomerValue } from '../../domain/visitor/visitor.ts';
import type { IdentityCheck, IdentityFault, SignedIdentity } from '../../ports/identity-check.ts';
import { keysFor } from './keys-for.ts';
import { readToken } from './read-token.ts';
import { timeFault, timesOf } from './token-times.ts';

const AUDIENCE = 'toonbank';
const idShape = new RegExp(ID_PATTERN);

/** Checks the JWT (HS256) with which a shop's server says who a visitor is (docs/SHOPS.md). */
export function jwtIdentityCheck(): IdentityCheck {
  return {
    check: async (shop, token, now) => {
      if (Buffer.byteLength(token) > IDENTIFY_MAX_BYTES) return err('malformed');
      let refused: IdentityFault = 'no-key';
      for (const { key } of keysFor(token, shop.identifyKeys)) {
        const read = await readToken(token, new TextEncoder().encode(key), 'HS256');
        if (read.isOk) return judged(shop, read.value, now);
        refused = read.error;
      }
      return err(refused);
    },
  };
}

function judged(
  shop: Shop,
  claims: JWTPayload,
  now: EpochMs,
): Result<SignedIdentity, IdentityFault> {
  if (claims.aud !== AUDIENCE || claims.iss !== shop.shop) return err('wrong-audience');
  const times = timesOf(claims);
  if (times === null) return err('malformed');
  const fault = timeFault(times, now, IDENTIFY_VALID_MAX_MS);
  if (fault !== null) return err(fault);
  const said = saidBy(claims);
  return said === null ? err('malformed') : ok({ ...said, expiresAt: asEpochMs(times.expiresAt) });
}

/** What the claims say about the visitor; null when something is missing or not as documented. */
function saidBy(claims: JWTPayload): Omit<SignedIdentity, 'expiresAt'> | null {
  const { sub: customer, jti, visitor } = claims;
  const name = claims.name ?? null;
  const customerValue = claims.customerValue ?? null;
  const orders = claims.orders ?? null;
  if (!isName(customer) || !isName(jti) || !isId(visitor)) return null;
  if (name !== null && !isName(name)) return null;
  if (customerValue !== null && !isCustomerValue(customerValue)) return null;
  if (orders !== null && !isOrders(orders)) return null;
  return { customer, jti, visitor, name, customerValue, orders };
}

function isName(claim: unknown): claim is string {
  return typeof claim === 'string' && claim.length > 0 && claim.length <= NAME_MAX_CHARS;
}

function isId(claim: unknown): claim is string {
  return typeof claim === 'string' && idShape.test(claim);
}

function isCustomerValue(claim: unknown): claim is CustomerValue {
  return claim === 'low' || claim === 'middle' || claim === 'high';
}

function isOrders(claim: unknown): claim is number {
  return (
    typeof claim === 'number' && Number.isSafeInteger(claim) && claim >= 0 && claim <= ORDERS_MAX
  );
}
