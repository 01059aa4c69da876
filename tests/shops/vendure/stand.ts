import { asEpochMs } from '../../../shared/kernel/time.ts';
import { vendureShop } from '../../../sidecar/adapters/shop/vendure.ts';
import type { ShopOrder } from '../../../sidecar/ports/shop.ts';
import type { ShopStand } from '../../support/shops/shop-stand.ts';
import {
  type ShopAsked,
  type ShopSaid,
  startSpoiledServer,
} from '../../support/shops/spoiled-server.ts';
import { vendureOwner } from './admin.ts';
import { buy, openCart } from './cart.ts';
import type { VendureServer } from './start.ts';

/** A real Vendure behind a door that spoils answers as it is told. Closing it leaves the server as it is. */
export async function vendureStand(server: VendureServer): Promise<ShopStand> {
  const owner = await vendureOwner(server);
  const door = await startSpoiledServer(wouldAct, (asked) => passOn(server, asked));
  const { username, password } = server;
  const url = `${door.url}/admin-api`;
  const terms = { kind: 'vendure', url, username, password, channelToken: null } as const;

  async function asTold(
    code: string,
    state: ShopOrder['state'],
    taken: ShopOrder['taken'],
  ): Promise<ShopOrder> {
    const { totalWithTax, updatedAt } = await owner.order(code);
    return {
      ...{ order: code, state, codes: Object.keys(taken), taken },
      ...{ totalMinor: totalWithTax, currency: 'EUR' },
      changedAt: asEpochMs(Date.parse(updatedAt)),
    };
  }

  return {
    terms,
    engine: () => vendureShop(terms),
    spoil: door.spoil,
    usable: async (text) => (await owner.enabled(text)).length,
    now: () => asEpochMs(Date.now()),
    async placeOrders(text) {
      const open = await (await openCart(server)).ship('standard');
      const paid = await buy(server, text);
      const cancelled = await buy(server);
      await owner.cancel(cancelled.code);
      const offMinor =
        (await owner.order(open.code)).totalWithTax - (await owner.order(paid.code)).totalWithTax;
      return [
        await asTold(open.code, 'open', {}),
        await asTold(paid.code, 'paid', { [text]: offMinor }),
        await asTold(cancelled.code, 'cancelled', {}),
      ];
    },
    close: door.close,
  };
}

function wouldAct({ body }: ShopAsked): boolean {
  return body.includes('createPromotion(') || body.includes('updatePromotion(');
}

async function passOn({ adminApi }: VendureServer, asked: ShopAsked): Promise<ShopSaid> {
  const { authorization } = asked.headers;
  const answer = await fetch(adminApi, {
    method: 'POST',
    body: asked.body,
    headers: {
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
    },
  });
  const token = answer.headers.get('vendure-auth-token');
  return {
    status: answer.status,
    ...(token === null ? {} : { headers: { 'vendure-auth-token': token } }),
    body: await answer.json(),
    wrong: { data: { createPromotion: 7, updatePromotion: 7 } },
  };
}
