import { Type } from '@sinclair/typebox';
import type { ShopAnswer, ShopEngine } from '../../ports/shop.ts';
import { unknown } from './ask.ts';
import { type VendureAdmin, type VendureTerms, vendureAdmin } from './vendure-admin.ts';
import { vendureOrdersSince } from './vendure-orders.ts';
import { promotionFor, type VendureChannel, whyUnbounded } from './vendure-promotion.ts';

const FIND = `query Find($code: String!) {
  activeChannel { pricesIncludeTax availableCurrencyCodes }
  promotions(options: { filter: { couponCode: { eq: $code } }, sort: { createdAt: ASC } }) {
    items { id enabled couponCode }
  }
}`;
const CREATE = `mutation Create($input: CreatePromotionInput!) {
  createPromotion(input: $input) {
    __typename
    ... on ErrorResult { errorCode message }
  }
}`;
const DISABLE = `mutation Disable($id: ID!) {
  updatePromotion(input: { id: $id, enabled: false }) { __typename }
}`;

const Id = Type.Union([Type.String({ minLength: 1 }), Type.Integer()]);
const Found = Type.Object({
  activeChannel: Type.Object({
    pricesIncludeTax: Type.Boolean(),
    availableCurrencyCodes: Type.Array(Type.String()),
  }),
  promotions: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        enabled: Type.Boolean(),
        couponCode: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
  }),
});
const Created = Type.Object({
  createPromotion: Type.Union([
    Type.Object({ __typename: Type.String(), message: Type.String() }),
    Type.Object({ __typename: Type.Literal('Promotion') }),
  ]),
});
const Disabled = Type.Object({ updatePromotion: Type.Object({ __typename: Type.String() }) });

interface Promotion {
  readonly id: string;
  readonly enabled: boolean;
}

interface Standing {
  readonly channel: VendureChannel;
  /** All promotions with this code, oldest first. */
  readonly promotions: readonly Promotion[];
}

/**
 * A Vendure shop: each code is a promotion that can be used once. Vendure takes no once-only key, so a code is
 * looked for before it is made, and should two tries have made it both, only the oldest stays.
 */
export function vendureShop(terms: VendureTerms): ShopEngine {
  const admin = vendureAdmin(terms);

  return {
    asksUs: false,
    async make(order, signal) {
      const before = await find(admin, order.text, signal);
      if (before.kind === 'unknown') return asFailed(before.sentence);
      if (before.kind === 'failed') return before;
      const { promotions, channel } = before.value;
      if (promotions.length > 0) return keepOne(admin, promotions, signal);
      const unbounded = whyUnbounded(order.worth, channel);
      if (unbounded !== null) return { kind: 'failed', canRetry: false, sentence: unbounded };
      const created = await admin.ask(CREATE, { input: promotionFor(order) }, Created, signal);
      if (created.kind !== 'done') return created;
      const { createPromotion: promotion } = created.value;
      if ('message' in promotion) {
        const sentence = `Vendure said no: ${promotion.message}`;
        return { kind: 'failed', canRetry: false, sentence };
      }
      // Looked for again, because something on the way may have made it twice.
      const after = await find(admin, order.text, signal);
      if (after.kind !== 'done') return unknown(after.sentence);
      return keepOne(admin, after.value.promotions, signal);
    },
    async revoke({ text }, signal) {
      const found = await find(admin, text, signal);
      if (found.kind !== 'done') return found;
      return disable(admin, found.value.promotions, signal);
    },
    ordersSince: (since, signal) => vendureOrdersSince(admin, since, signal),
  };
}

async function find(
  admin: VendureAdmin,
  text: string,
  signal: AbortSignal,
): Promise<ShopAnswer<Standing>> {
  const found = await admin.ask(FIND, { code: text }, Found, signal);
  if (found.kind !== 'done') return found;
  const { activeChannel: channel } = found.value;
  const { items } = found.value.promotions;
  if (items.some(({ couponCode }) => couponCode?.toUpperCase() !== text)) {
    return unknown('Vendure answered about another code.');
  }
  const promotions = items.map(({ id, enabled }) => ({ id: String(id), enabled }));
  return { kind: 'done', value: { channel, promotions } };
}

// The oldest stays: an earlier try came through late, or one came through twice.
async function keepOne(
  admin: VendureAdmin,
  [one, ...more]: readonly Promotion[],
  signal: AbortSignal,
): Promise<ShopAnswer<{ readonly shopRef: string }>> {
  if (one === undefined) return unknown('Vendure made it and does not know it.');
  const disabled = await disable(admin, more, signal);
  if (disabled.kind !== 'done') return disabled;
  if (one.enabled) return { kind: 'done', value: { shopRef: one.id } };
  return { kind: 'failed', canRetry: false, sentence: 'The code was taken back in Vendure.' };
}

async function disable(
  admin: VendureAdmin,
  promotions: readonly Promotion[],
  signal: AbortSignal,
): Promise<ShopAnswer<null>> {
  for (const { id } of promotions.filter(({ enabled }) => enabled)) {
    const disabled = await admin.ask(DISABLE, { id }, Disabled, signal);
    if (disabled.kind !== 'done') return disabled;
  }
  return { kind: 'done', value: null };
}

// Looking makes nothing: whatever became of it, no code came about.
function asFailed(sentence: string): ShopAnswer<never> {
  return { kind: 'failed', canRetry: true, sentence };
}
