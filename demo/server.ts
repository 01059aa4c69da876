import { randomInt, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { signIdentity } from './acts/identify.ts';
import { REQUEST_TIMEOUT_MS } from './bounds.ts';
import { codeCalls } from './codes/calls.ts';
import type { Engine, EngineTerms } from './engine/engine.ts';
import { lightEngine } from './engine/light.ts';
import { vendureEngine } from './engine/vendure.ts';
import { loadAssets } from './http/assets.ts';
import { listen } from './http/listen.ts';
import type { Reply } from './http/reply.ts';
import { respond, respondAsset, send } from './http/respond.ts';
import { securityHeaders } from './http/security.ts';
import { readRequest, type ShopRequest } from './http/shop-request.ts';
import { Shoppers } from './http/shoppers.ts';
import type { View } from './pages/page.ts';
import { route } from './routes.ts';
import { customerById } from './shop/customers.ts';
import { isLanguage, preferredLanguage } from './shop/language.ts';
import { wordsIn } from './words/words.ts';

export type DemoShopOptions = {
  readonly sidecarUrl: string;
  /** 4690 unless told; 0 takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** What `identify` tokens are signed with; without it nobody is identified. */
  readonly shopKey?: string;
  /** What calls about codes are signed with; without it every code is unknown. */
  readonly serverKey?: string;
  /** The Shop API of a Vendure server that keeps baskets and orders; without it the shop does itself. */
  readonly vendureUrl?: string;
  /** True loses every code when the order is placed, without a word, as some shops do. */
  readonly losesCodes?: boolean;
  /** True grants observing without asking, for a run that is not about consent. */
  readonly observeDefault?: boolean;
};

export type DemoShop = {
  readonly url: string;
  /** The next order with a code is placed without it, and nobody is told. */
  readonly loseNextCode: () => void;
  readonly close: () => Promise<void>;
};

/** Opens the boots shop. Rejects with a sentence when the port is taken or the sidecar's address is no address. */
export async function startDemoShop(options: DemoShopOptions): Promise<DemoShop> {
  const { sidecarUrl, port = 4690, host = '127.0.0.1' } = options;
  if (!/^https?:/.test(sidecarUrl) || !URL.canParse(sidecarUrl))
    throw new Error(
      `"${sidecarUrl}" is no http address. Set TOONBANK_URL, as in http://127.0.0.1:4680.`,
    );
  let losesNext = false;
  const losesCode = (): boolean => {
    const isLost = losesNext || options.losesCodes === true;
    losesNext = false;
    return isLost;
  };
  const settled = { ...options, sidecarUrl: new URL(sidecarUrl).origin };
  const server = shopServer(settled, await engineOf(settled), losesCode);
  const url = await listen(server, port, host);
  return {
    url,
    loseNextCode() {
      losesNext = true;
    },
    close: () => closed(server),
  };
}

/** What stands behind the pages. */
async function engineOf({
  sidecarUrl,
  serverKey = '',
  vendureUrl,
}: DemoShopOptions): Promise<Engine> {
  if (vendureUrl !== undefined) return vendureEngine(vendureUrl);
  const calls = serverKey === '' ? null : codeCalls({ sidecarUrl, shop: 'demo', key: serverKey });
  return lightEngine(calls);
}

function shopServer(options: DemoShopOptions, engine: Engine, losesCode: () => boolean): Server {
  const assets = loadAssets();
  const shoppers = new Shoppers();
  const headers = securityHeaders(options.sidecarUrl);

  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const request = await readRequest(message);
    if ('reason' in request) return send(response, request.status, 'text/plain', request.reason);
    const asset = assets.get(request.path);
    if (asset !== undefined) return respondAsset(response, asset, message.headers['if-none-match']);
    if (request.path === '/identify') return identify(request, response, options, shoppers);
    const view = viewOf(request, options, shoppers);
    if (view === undefined) return toLanguage(request, response);
    const orderId = `VD-${randomInt(100_000, 1_000_000)}`;
    const reply = await replyTo(engine, { request, view, orderId, losesCode });
    respond(response, reply, view, shoppers, request.shopperId);
  };

  const server = createServer((message, response) => {
    answer(message, response).catch((cause: unknown) => {
      console.error('demo shop: a request failed', cause);
      if (!response.headersSent) send(response, 500, 'text/plain', 'The shop failed on this page.');
    });
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  return server;
}

/** The route's answer, with what the engine has to do before and after it. */
async function replyTo(engine: Engine, terms: EngineTerms): Promise<Reply> {
  const step = await engine.before(terms);
  if ('reply' in step) return step.reply;
  return engine.after(terms, route(terms.request, step.orderId ?? terms.orderId, step.view));
}

function viewOf(
  request: ShopRequest,
  options: DemoShopOptions,
  shoppers: Shoppers,
): View | undefined {
  const [, language, ...rest] = request.path.split('/');
  if (!isLanguage(language)) return undefined;
  return {
    language,
    words: wordsIn(language),
    shopper: shoppers.find(request.shopperId),
    path: `/${rest.join('/')}`,
    sidecarUrl: options.sidecarUrl,
    isObserveGranted: options.observeDefault ?? false,
  };
}

function toLanguage(request: ShopRequest, response: ServerResponse): void {
  if (request.path === '/' && request.method === 'GET')
    response.writeHead(303, { location: `/${preferredLanguage(request.acceptLanguage)}` }).end();
  else send(response, 404, 'text/plain', 'There is nothing at this address.');
}

async function identify(
  request: ShopRequest,
  response: ServerResponse,
  options: DemoShopOptions,
  shoppers: Shoppers,
): Promise<void> {
  const customer = customerById(shoppers.find(request.shopperId).customerId);
  const visitor = request.query.get('visitor') ?? '';
  if (request.method !== 'POST') return send(response, 405, 'text/plain', 'Ask with POST.');
  if (customer === undefined) return send(response, 401, 'text/plain', 'Nobody is signed in.');
  if (!/^[\w.:-]{1,128}$/.test(visitor))
    return send(response, 400, 'text/plain', 'Say which visitor, as ?visitor=…');
  if (options.shopKey === undefined || options.shopKey === '')
    return send(response, 503, 'text/plain', 'This shop has no key to sign with. Set SHOP_KEY.');
  const token = await signIdentity({
    customer,
    visitor,
    tokenId: randomUUID(),
    nowMs: Date.now(),
    key: options.shopKey,
  });
  response.setHeader('cache-control', 'no-store');
  send(response, 200, 'text/plain', token);
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
