import { SignJWT } from 'jose';
import type { Customer } from '../shop/customers.ts';

/** Four minutes: under the five a sidecar accepts, over any clock difference of a page being opened. */
const VALID_SECONDS = 240;

export type Identity = {
  readonly customer: Customer;
  /** The visitor's shown id, as the page got it from Toonbank: the token is worth nothing to another browser. */
  readonly visitor: string;
  readonly tokenId: string;
  readonly nowMs: number;
  readonly key: string;
};

/** The shop's word, signed on its own server, that this visitor is this customer. */
export function signIdentity({
  customer,
  visitor,
  tokenId,
  nowMs,
  key,
}: Identity): Promise<string> {
  const nowSeconds = Math.floor(nowMs / 1000);
  return new SignJWT({
    visitor,
    name: customer.name,
    customerValue: customer.customerValue,
    orders: customer.orders,
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('demo')
    .setAudience('toonbank')
    .setSubject(customer.id)
    .setJti(tokenId)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + VALID_SECONDS)
    .sign(new TextEncoder().encode(key));
}
