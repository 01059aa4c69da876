import type { SessionId, ShopId, VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';

/** An order as far as it is known: what a page claimed of it and what the shop's server said. */
export interface KnownOrder {
  readonly shop: ShopId;
  /** The shop's own name for it. */
  readonly order: string;
  /** Whose page claimed it first; null while none has. */
  readonly session: SessionId | null;
  readonly visitor: VisitorId | null;
  /** When the shop's server said it is paid; null while it has not, and again when it comes to nothing. */
  readonly confirmedAt: EpochMs | null;
  readonly changedAt: EpochMs;
}

/** A page's claim of an order. */
export type Claim = Pick<KnownOrder, 'shop' | 'order'> & {
  readonly session: SessionId;
  readonly visitor: VisitorId;
};

/** After a page claimed it: the first claim stands, so that one order counts for one visit. */
export function claimed(known: KnownOrder | null, claim: Claim, now: EpochMs): KnownOrder {
  if (known === null) return { ...claim, confirmedAt: null, changedAt: now };
  if (known.session !== null) return known;
  return { ...known, session: claim.session, visitor: claim.visitor, changedAt: now };
}

/**
 * After the shop's server said how it stands; the very same object when that was known. Null: an order that nobody
 * claimed came to nothing, and there is nothing to keep.
 */
export function confirmed(
  known: KnownOrder | null,
  { shop, order, isPaid }: Pick<KnownOrder, 'shop' | 'order'> & { readonly isPaid: boolean },
  now: EpochMs,
): KnownOrder | null {
  if (known === null) {
    if (!isPaid) return null;
    return { shop, order, session: null, visitor: null, confirmedAt: now, changedAt: now };
  }
  if (isPaid === (known.confirmedAt !== null)) return known;
  return { ...known, confirmedAt: isPaid ? now : null, changedAt: now };
}
