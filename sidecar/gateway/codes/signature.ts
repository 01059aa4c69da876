import { createHmac, timingSafeEqual } from 'node:crypto';
import { asId, type ShopId } from '../../../shared/kernel/ids.ts';
import { SERVER_CALL_AGE_MAX_MS } from '../../../shared/protocol/limits.ts';
import type { Environment } from '../../app/context.ts';

/** What a shop's server sent, as it came. */
export interface Signed {
  readonly shop: string | undefined;
  /** Unix seconds. */
  readonly timestamp: string | undefined;
  /** `v2=` or `v1=`, and 64 hexadecimal digits. */
  readonly signature: string | undefined;
  /** The once-only key; undefined where the call needs none. */
  readonly once: string | undefined;
  readonly path: string;
  readonly body: string;
}

/** Whose call it is; `unsigned` says nothing about whether there is such a shop. */
export type Signer =
  | { readonly kind: 'shop'; readonly shop: ShopId; readonly coversKey: boolean }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'late' };

// Tried where a shop has fewer keys than another, or there is no such shop: each call does the same work.
const NO_KEY = 'no key, and never accepted';

/** Whether the call is signed with a key of the shop it names, and not too long ago (SPEC CD5). */
export function signerOf(
  { shop, timestamp = '', signature = '', once = '', path, body }: Signed,
  { shops, clock }: Pick<Environment, 'shops' | 'clock'>,
): Signer {
  const known = shops.current();
  const row = known.find((one) => one.shop === shop);
  const keys = row?.serverKeys ?? [];
  const most = Math.max(1, ...known.map(({ serverKeys }) => serverKeys.length));
  const coversKey = signature.startsWith('v2=');
  // No path begins like a key, so that what is signed in one way is nothing in the other.
  const text = coversKey ? `${timestamp}.${once}.${path}.${body}` : `${timestamp}.${path}.${body}`;
  const said = bytesIn(signature);
  let isSigned = false;
  for (let place = 0; place < most; place += 1) {
    const key = keys[place];
    const ours = createHmac('sha256', key ?? NO_KEY)
      .update(text)
      .digest();
    // Every key is compared, so that the time taken says neither whether nor which one matched.
    const isSame = timingSafeEqual(ours, said);
    isSigned ||= isSame && key !== undefined;
  }
  if (row === undefined || !isSigned || !/^\d{1,12}$/.test(timestamp)) return { kind: 'unsigned' };
  const ageMs = Math.abs(clock.now() - Number(timestamp) * 1_000);
  if (ageMs > SERVER_CALL_AGE_MAX_MS) return { kind: 'late' };
  return { kind: 'shop', shop: asId(row.shop), coversKey };
}

function bytesIn(signature: string): Buffer {
  const hex = /^v[12]=([0-9a-f]{64})$/.exec(signature)?.[1];
  // Of the right length, which the comparison in constant time needs.
  return hex === undefined ? Buffer.alloc(32) : Buffer.from(hex, 'hex');
}
