import type { EpochMs } from '../../shared/kernel/time.ts';
import type { CodeWorth } from '../domain/mandate/code.ts';

/** What a shop is asked to make. */
export interface CodeOrder {
  /** Once-only: asked again under the same key, the shop has the same one code (SPEC EF1). */
  readonly key: string;
  readonly text: string;
  readonly worth: CodeWorth;
  readonly validFrom: EpochMs;
  readonly expiresAt: EpochMs;
}

/** A code that is taken back. */
export interface CodeMade {
  readonly key: string;
  readonly text: string;
  /** What the shop calls it; null when it never said, and the text is all there is to find it by. */
  readonly shopRef: string | null;
}

/** How an order stands, as the shop's server says. */
export interface ShopOrder {
  readonly order: string;
  readonly state: 'open' | 'paid' | 'cancelled';
  /** Codes it holds, upper case. */
  readonly codes: readonly string[];
  readonly totalMinor: number;
  readonly currency: string;
  /** What each code took off, where the shop says so. */
  readonly taken: Readonly<Record<string, number>>;
  readonly changedAt: EpochMs;
}

/**
 * `failed`: the shop said no, or was not reached; nothing was made. `unknown`: it was asked and did not answer, so
 * that asking again with the same key is right.
 */
export type ShopAnswer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly canRetry: boolean; readonly sentence: string }
  | { readonly kind: 'unknown'; readonly sentence: string };

/**
 * A shop engine. One contract suite (tests/contract/shop.contract.ts) for every adapter. Only called from effects
 * and the ticker, never inside a transaction (SPEC EF1).
 */
export interface ShopEngine {
  /** True when the shop asks us at checkout, so that nothing has to be made there. */
  readonly asksUs: boolean;
  /** Makes the code, usable once. The value is the shop's own name for it. */
  make(order: CodeOrder, signal: AbortSignal): Promise<ShopAnswer<{ readonly shopRef: string }>>;
  /** Takes it back; done also when it is gone already. */
  revoke(code: CodeMade, signal: AbortSignal): Promise<ShopAnswer<null>>;
  /** Orders changed at or after the moment, oldest first, at most SHOP_ORDERS_MAX: what is reconciled. */
  ordersSince(since: EpochMs, signal: AbortSignal): Promise<ShopAnswer<readonly ShopOrder[]>>;
}

/** The engines of the connected shops. */
export interface ShopEngines {
  /** Null when no such shop is connected any more. */
  of(shop: string): ShopEngine | null;
}
