import type { ServerResponse } from 'node:http';
import { layout } from '../pages/layout.ts';
import type { View } from '../pages/page.ts';
import type { Asset } from './assets.ts';
import type { Reply } from './reply.ts';
import { SHOPPER_COOKIE } from './shop-request.ts';
import type { Shoppers } from './shoppers.ts';

/** Writes the reply and remembers the shopper; what a page has reported is not reported again. */
export function respond(
  response: ServerResponse,
  reply: Reply,
  view: View,
  shoppers: Shoppers,
  shopperId: string | undefined,
): void {
  const shopper = reply.kind === 'page' ? { ...view.shopper, pending: [] } : reply.shopper;
  if (shopper !== undefined && (reply.kind !== 'page' || view.shopper.pending.length > 0)) {
    const id = shoppers.keep(shopperId, shopper);
    if (id !== shopperId)
      response.setHeader('set-cookie', `${SHOPPER_COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax`);
  }
  // Not no-store: that would keep the page out of the back/forward cache.
  response.setHeader('cache-control', 'private, no-cache');
  if (reply.kind === 'redirect') {
    response.writeHead(303, { location: reply.to }).end();
  } else if (reply.kind === 'json') {
    send(response, reply.status, 'application/json; charset=utf-8', JSON.stringify(reply.body));
  } else {
    const text = layout(reply.page, { ...view, path: reply.path });
    send(response, reply.page.status, 'text/html; charset=utf-8', text);
  }
}

export function respondAsset(
  response: ServerResponse,
  asset: Asset,
  known: string | undefined,
): void {
  response.setHeader('cache-control', 'public, max-age=60');
  response.setHeader('etag', asset.etag);
  if (known === asset.etag) response.writeHead(304).end();
  else send(response, 200, asset.type, asset.body);
}

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}
