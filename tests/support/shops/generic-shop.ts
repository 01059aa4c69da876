import { createHmac } from 'node:crypto';
import { systemClock } from '../../../sidecar/adapters/ambient/system.ts';
import { genericHttpShop } from '../../../sidecar/adapters/shop/generic-http.ts';
import type { ShopOrder } from '../../../sidecar/ports/shop.ts';
import { MONDAY_MORNING } from '../fake-clock.ts';
import { type MadeUpShop, madeUpOrders } from './shop-stand.ts';
import { type ShopAsked, type ShopSaid, startSpoiledServer } from './spoiled-server.ts';

/** Both sides sign with it. */
export const GENERIC_SHOP_KEY = 'a-key-of-a-shop-that-makes-its-own-codes';

/** A shop's own server that makes codes as docs/SHOPS.md asks of it: one for a key, one for a code. */
export async function startGenericShop(): Promise<MadeUpShop> {
  const codes = new Map<string, { readonly ref: string; isUsable: boolean }>();
  const orders: ShopOrder[] = [];
  const server = await startSpoiledServer((asked) => !asked.path.endsWith('/orders'), answer);

  function answer(asked: ShopAsked): ShopSaid {
    if (isSigned(asked)) return act(asked);
    return { ...NOTHING, status: 401, body: { sentence: 'This is not signed.' } };
  }

  function act({ path, body }: ShopAsked): ShopSaid {
    const asked = JSON.parse(body);
    const wrong = { code: 'ANOTHER', ref: 'other' };
    if (path.endsWith('/make')) {
      const code = codes.get(asked.code) ?? { ref: `ref-${asked.code}`, isUsable: true };
      codes.set(asked.code, code);
      return { ...NOTHING, wrong, body: { code: asked.code, ref: code.ref } };
    }
    if (path.endsWith('/revoke')) {
      const code = codes.get(asked.code);
      if (code === undefined) return { ...NOTHING, status: 404, wrong, body: {} };
      code.isUsable = false;
      return { ...NOTHING, wrong, body: { code: asked.code } };
    }
    const since = Date.parse(asked.since);
    const told = orders.filter(({ changedAt }) => changedAt >= since).slice(0, asked.max);
    return { ...NOTHING, wrong, body: { orders: told.map(onWire) } };
  }

  return {
    terms: { kind: 'generic-http', url: `${server.url}/toonbank` },
    engine: () =>
      genericHttpShop({
        shop: 'boots',
        url: `${server.url}/toonbank/`,
        key: GENERIC_SHOP_KEY,
        clock: systemClock(),
      }),
    spoil: server.spoil,
    usable: (text) => (codes.get(text)?.isUsable === true ? 1 : 0),
    now: () => MONDAY_MORNING,
    keepOrder: (order) => void orders.push(order),
    placeOrders: async (text) => {
      orders.push(...madeUpOrders(text, MONDAY_MORNING));
      return orders;
    },
    close: server.close,
  };
}

const NOTHING: ShopSaid = { status: 200, body: {} };

function isSigned({ path, headers, body }: ShopAsked): boolean {
  const signed = `${headers['toonbank-timestamp']}.${path}.${body}`;
  const ours = createHmac('sha256', GENERIC_SHOP_KEY).update(signed).digest('hex');
  return headers['toonbank-signature'] === `v1=${ours}` && headers['toonbank-shop'] === 'boots';
}

function onWire({ codes, taken, changedAt, ...order }: ShopOrder) {
  return {
    ...order,
    codes: codes.map((code) => ({
      code: code.toLowerCase(),
      ...(taken[code] === undefined ? {} : { takenMinor: taken[code] }),
    })),
    changedAt: new Date(changedAt).toISOString(),
  };
}
