import { createHmac, randomUUID } from 'node:crypto';
import { CODE_CALL_TIMEOUT_MS } from '../bounds.ts';

/** What Toonbank takes off for a code, as it answers check and apply. */
export type Off = {
  readonly code: string;
  readonly kind: 'percentage' | 'amount' | 'free-shipping';
  readonly percent: number | null;
  readonly mostMinor: number;
  readonly basketFromMinor: number | null;
};

/** An answer, or the kind of no; `silent` when there was none. */
export type CodeAnswer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: string };

export type InBasket = {
  readonly code: string;
  readonly basket: string;
  readonly basketMinor: number;
};

export type OrderTold = {
  readonly order: string;
  readonly basket: string;
  readonly state: 'paid' | 'cancelled' | 'payment-failed';
  readonly codes: readonly { readonly code: string; readonly takenMinor: number }[];
  readonly totalMinor: number;
};

/** What the shop's server asks and tells Toonbank about codes (docs/SHOPS.md, "Codes"). */
export type CodeCalls = {
  apply(asked: InBasket): Promise<CodeAnswer<Off>>;
  release(asked: Omit<InBasket, 'basketMinor'>): Promise<CodeAnswer<unknown>>;
  redeem(
    asked: InBasket & { readonly order: string; readonly takenMinor: number },
  ): Promise<CodeAnswer<unknown>>;
  tellOrder(told: OrderTold): Promise<CodeAnswer<unknown>>;
};

export type CodeCallsOptions = {
  readonly sidecarUrl: string;
  readonly shop: string;
  /** One of the shop's server keys. */
  readonly key: string;
};

export function codeCalls({ sidecarUrl, shop, key }: CodeCallsOptions): CodeCalls {
  /** Signs and sends; under the same once-only key it may be sent again. */
  async function call<T>(path: string, fields: object, once: string): Promise<CodeAnswer<T>> {
    const body = JSON.stringify(fields);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signed = createHmac('sha256', key)
      .update(`${timestamp}.${once}.${path}.${body}`)
      .digest('hex');
    try {
      const answer = await fetch(new URL(path, sidecarUrl), {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'toonbank-shop': shop,
          'toonbank-timestamp': timestamp,
          'toonbank-signature': `v2=${signed}`,
          'idempotency-key': once,
        },
        signal: AbortSignal.timeout(CODE_CALL_TIMEOUT_MS),
      });
      const said = await answer.json();
      return answer.ok
        ? { kind: 'done', value: said }
        : { kind: 'refused', refusal: String(said.kind) };
    } catch {
      return { kind: 'refused', refusal: 'silent' };
    }
  }

  const money = { currency: 'EUR' };
  return {
    apply: (asked) =>
      call('/v1/codes/apply', { ...asked, ...money, asker: asked.basket }, randomUUID()),
    release: (asked) => call('/v1/codes/release', { ...asked, asker: asked.basket }, randomUUID()),
    // By the order: a shop that dies here and begins anew redeems it once.
    redeem: (asked) =>
      call(
        '/v1/codes/redeem',
        { ...asked, ...money, asker: asked.basket },
        `redeem-${asked.order}`,
      ),
    tellOrder: (told) => call('/v1/orders', { ...told, ...money }, `${told.state}-${told.order}`),
  };
}
