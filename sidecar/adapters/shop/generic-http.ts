import { createHmac } from 'node:crypto';
import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { SHOP_ORDERS_MAX } from '../../../shared/protocol/limits.ts';
import type { Clock } from '../../ports/ambient.ts';
import type { CodeOrder, ShopAnswer, ShopEngine, ShopOrder } from '../../ports/shop.ts';
import { askShop, unknown } from './ask.ts';

export interface GenericHttpOptions {
  readonly shop: string;
  /** `make`, `revoke` and `orders` are below it. */
  readonly url: string;
  /** One of the keys that the shop's server signs with too (SPEC CD5). */
  readonly key: string;
  readonly clock: Clock;
}

const Made = Type.Object({ code: Type.String(), ref: Type.String({ minLength: 1 }) });
const Revoked = Type.Object({ code: Type.String() });
const Orders = Type.Object({
  orders: Type.Array(
    Type.Object({
      order: Type.String({ minLength: 1 }),
      state: Type.Union([Type.Literal('open'), Type.Literal('paid'), Type.Literal('cancelled')]),
      codes: Type.Array(
        Type.Object({ code: Type.String(), takenMinor: Type.Optional(Type.Integer()) }),
      ),
      totalMinor: Type.Integer(),
      currency: Type.String(),
      changedAt: Type.String(),
    }),
    { maxItems: SHOP_ORDERS_MAX },
  ),
});
const Refusal = Type.Object({ sentence: Type.String({ minLength: 1 }) });

/** A shop that makes codes itself when it is asked to by signed requests (docs/SHOPS.md, "Codes"). */
export function genericHttpShop({ shop, url, key, clock }: GenericHttpOptions): ShopEngine {
  const base = url.replace(/\/+$/, '');

  async function ask<T extends TSchema>(
    act: 'make' | 'revoke' | 'orders',
    fields: object,
    once: string | null,
    schema: T,
    signal: AbortSignal,
  ): Promise<ShopAnswer<Static<T>> | { readonly kind: 'gone' }> {
    const at = new URL(`${base}/${act}`);
    const body = JSON.stringify(fields);
    const timestamp = String(Math.floor(clock.now() / 1_000));
    const signed = `${timestamp}.${at.pathname}${at.search}.${body}`;
    const headers = {
      'toonbank-shop': shop,
      'toonbank-timestamp': timestamp,
      'toonbank-signature': `v1=${createHmac('sha256', key).update(signed).digest('hex')}`,
      ...(once === null ? {} : { 'idempotency-key': once }),
    };
    const heard = await askShop(at.href, headers, body, signal);
    if (heard.kind !== 'done') return heard;
    const { status, said } = heard.value;
    if (status === 404) return { kind: 'gone' };
    if (status === 408 || status === 429) return no(`The shop answered ${status}.`, true);
    if (status >= 300) {
      const words = Value.Check(Refusal, said) ? said.sentence : `It answered ${status}.`;
      return no(`The shop said no: ${words}`, false);
    }
    if (!Value.Check(schema, said)) return unknown('The shop answered something else.');
    return { kind: 'done', value: said };
  }

  return {
    asksUs: false,
    async make(order, signal) {
      const made = await ask('make', fieldsOf(order), order.key, Made, signal);
      if (made.kind === 'gone') return no(`The shop has no address ${base}/make.`, false);
      if (made.kind !== 'done') return made;
      const { code, ref } = made.value;
      if (code !== order.text) return unknown('The shop answered about another code.');
      return { kind: 'done', value: { shopRef: ref } };
    },
    async revoke({ key: once, text, shopRef }, signal) {
      const revoked = await ask('revoke', { code: text, ref: shopRef }, once, Revoked, signal);
      if (revoked.kind === 'gone') return { kind: 'done', value: null };
      if (revoked.kind !== 'done') return revoked;
      if (revoked.value.code !== text) return unknown('The shop answered about another code.');
      return { kind: 'done', value: null };
    },
    async ordersSince(since, signal) {
      const fields = { since: iso(since), max: SHOP_ORDERS_MAX };
      const answer = await ask('orders', fields, null, Orders, signal);
      if (answer.kind === 'gone') return no(`The shop has no address ${base}/orders.`, false);
      if (answer.kind !== 'done') return answer;
      const orders = answer.value.orders.flatMap(orderIn);
      if (orders.length < answer.value.orders.length) {
        return unknown('The shop told an order without a moment.');
      }
      return { kind: 'done', value: orders };
    },
  };
}

function fieldsOf({ text, worth, validFrom, expiresAt }: CodeOrder) {
  const { kind, percent, most, currency, basketFrom } = worth;
  return {
    code: text,
    kind,
    percent,
    mostMinor: most,
    currency,
    basketFromMinor: basketFrom,
    validFrom: iso(validFrom),
    expiresAt: iso(expiresAt),
  };
}

type Told = Static<typeof Orders>['orders'][number];

function orderIn({ codes, changedAt, ...order }: Told): readonly ShopOrder[] {
  const at = Date.parse(changedAt);
  if (!Number.isFinite(at) || at < 0) return [];
  const taken: Record<string, number> = {};
  for (const { code, takenMinor } of codes) {
    if (takenMinor !== undefined) taken[code.toUpperCase()] = takenMinor;
  }
  const names = codes.map(({ code }) => code.toUpperCase());
  return [{ ...order, codes: names, taken, changedAt: asEpochMs(at) }];
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function no(sentence: string, canRetry: boolean): ShopAnswer<never> {
  return { kind: 'failed', canRetry, sentence };
}
