import { vendureShop } from '../../../sidecar/adapters/shop/vendure.ts';
import type { ShopOrder } from '../../../sidecar/ports/shop.ts';
import { MONDAY_MORNING } from '../fake-clock.ts';
import { type MadeUpShop, madeUpOrders } from './shop-stand.ts';
import { type ShopAsked, type ShopSaid, startSpoiledServer } from './spoiled-server.ts';

const USERNAME = 'toonbank';
const PASSWORD = 'a-password-of-the-admin-api';

/** What was asked to be made, as the Admin API takes it. */
export interface PromotionInput {
  readonly couponCode: string;
  readonly usageLimit: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly conditions: readonly Operation[];
  readonly actions: readonly Operation[];
}

interface Operation {
  readonly code: string;
  readonly arguments: readonly { readonly name: string; readonly value: string }[];
}

interface Promotion {
  readonly id: string;
  readonly input: PromotionInput;
  enabled: boolean;
}

/** What it counts in. */
export interface Channel {
  pricesIncludeTax: boolean;
  availableCurrencyCodes: readonly string[];
}

export interface VendureStand extends MadeUpShop {
  /** Everything that was made, in order. */
  readonly promotions: readonly Promotion[];
  readonly channel: Channel;
  /** How often a session was opened. */
  logins(): number;
  endSessions(): void;
}

/**
 * The part of a Vendure server's Admin API that is used, as a real one was seen to answer: no once-only keys, and two
 * promotions with one code when it is asked twice.
 */
export async function startVendureShop(): Promise<VendureStand> {
  const promotions: Promotion[] = [];
  const orders: ShopOrder[] = [];
  const channel: Channel = { pricesIncludeTax: true, availableCurrencyCodes: ['EUR'] };
  const sessions = new Set<string>();
  let logins = 0;
  const server = await startSpoiledServer(wouldAct, answer);

  function answer({ headers, body }: ShopAsked): ShopSaid {
    const { query, variables } = JSON.parse(body);
    if (query.includes('login(')) return logIn(variables);
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    if (!sessions.has(token)) return FORBIDDEN;
    return { status: 200, body: { data: act(query, variables) }, wrong: WRONG };
  }

  function logIn({ username, password }: Readonly<Record<string, string>>): ShopSaid {
    if (username !== USERNAME || password !== PASSWORD) {
      const login = { __typename: 'InvalidCredentialsError' };
      return { status: 200, body: { data: { login } } };
    }
    logins += 1;
    const token = `session-${logins}`;
    sessions.add(token);
    const headers = { 'vendure-auth-token': token };
    return { status: 200, headers, body: { data: { login: { __typename: 'CurrentUser' } } } };
  }

  function act(query: string, variables: Variables): unknown {
    if (query.includes('createPromotion(')) {
      const promotion = {
        id: String(promotions.length + 1),
        input: variables.input,
        enabled: true,
      };
      promotions.push(promotion);
      return { createPromotion: { __typename: 'Promotion' } };
    }
    if (query.includes('updatePromotion(')) {
      for (const each of promotions) if (each.id === variables.id) each.enabled = false;
      return { updatePromotion: { __typename: 'Promotion' } };
    }
    if (query.includes('promotions(options')) {
      const found = promotions.filter(({ input }) => input.couponCode === variables.code);
      return { activeChannel: channel, promotions: { items: found.map(asFound) } };
    }
    const { take, filter } = variables.options;
    const after = Date.parse(filter.updatedAt.after);
    const told = orders.filter(({ changedAt }) => changedAt > after).slice(0, take);
    return { orders: { items: told.map((order) => asVendure(order, promotions)) } };
  }

  const terms = { kind: 'vendure', url: `${server.url}/admin-api`, ...TERMS } as const;
  return {
    promotions,
    channel,
    terms,
    engine: () => vendureShop(terms),
    spoil: server.spoil,
    usable: (text) =>
      promotions.filter(({ input, enabled }) => enabled && input.couponCode === text).length,
    now: () => MONDAY_MORNING,
    keepOrder: (order) => void orders.push(order),
    placeOrders: async (text) => {
      orders.push(...madeUpOrders(text, MONDAY_MORNING));
      return orders;
    },
    logins: () => logins,
    endSessions: () => sessions.clear(),
    close: server.close,
  };
}

interface Variables {
  readonly input: PromotionInput;
  readonly id: string;
  readonly code: string;
  readonly options: {
    readonly take: number;
    readonly filter: { readonly updatedAt: { readonly after: string } };
  };
}

const TERMS = { username: USERNAME, password: PASSWORD, channelToken: null };
const WRONG = { data: { createPromotion: 7, updatePromotion: 7 } };
const FORBIDDEN: ShopSaid = {
  status: 200,
  body: {
    errors: [{ message: 'You are not authorized.', extensions: { code: 'FORBIDDEN' } }],
    data: null,
  },
};

function wouldAct({ body }: ShopAsked): boolean {
  return body.includes('createPromotion(') || body.includes('updatePromotion(');
}

function asFound({ id, input, enabled }: Promotion) {
  return { id, enabled, couponCode: input.couponCode };
}

function asVendure(order: ShopOrder, promotions: readonly Promotion[]) {
  // A code whose condition is not met stays on the order without its promotion.
  const own = promotions.filter(({ input }) => input.couponCode in order.taken);
  return {
    code: order.order,
    state: { open: 'AddingItems', paid: 'PaymentSettled', cancelled: 'Cancelled' }[order.state],
    couponCodes: order.codes,
    totalWithTax: order.totalMinor,
    currencyCode: order.currency,
    updatedAt: new Date(order.changedAt).toISOString(),
    promotions: own.map(({ id, input }) => ({ id, couponCode: input.couponCode })),
    discounts: own.map(({ id, input }) => ({
      adjustmentSource: `PROMOTION:${id}`,
      amountWithTax: -(order.taken[input.couponCode] ?? 0),
    })),
  };
}
