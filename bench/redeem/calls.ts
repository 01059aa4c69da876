import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { BASKET_MINOR, SERVER_KEY, SHOP, TAKEN_MINOR } from './settings.ts';

/** One redemption that a shop's server asks for. */
export interface Redemption {
  readonly code: string;
  readonly order: string;
  readonly once: string;
  readonly takenMinor?: number;
}

/** What it was answered; null when there was nobody, or the answer broke off. */
export interface Heard {
  readonly status: number;
  readonly text: string;
}

/** A shop's server with connections that stay open: signs as docs/SHOPS.md says, and sends. */
export interface ShopServer {
  redeem(url: string, redemption: Redemption): Promise<Heard | null>;
  close(): void;
}

const PATH = '/v1/codes/redeem';
/** The sidecar bounds calls by address: a busy day's come from as many servers as here from addresses of loopback. */
export const ADDRESSES = 20;

/** One of those addresses, in turn. */
export function addressOf(n: number): string {
  return `127.0.1.${1 + (n % ADDRESSES)}`;
}

/** The whole of a call, as it goes over a connection. */
export function requestOf(url: string, redemption: Redemption): string {
  const body = bodyOf(redemption);
  const fields = { host: new URL(url).host, ...headersOf(body, redemption.once) };
  const lines = Object.entries(fields).map(([name, text]) => `${name}: ${text}`);
  return [`POST ${PATH} HTTP/1.1`, ...lines, '', body].join('\r\n');
}

export function openShopServer(connections: number): ShopServer {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let calls = 0;
  return {
    redeem: (url, redemption) =>
      new Promise((resolve) => {
        const body = bodyOf(redemption);
        calls += 1;
        const localAddress = addressOf(calls);
        const call = request(
          `${url}${PATH}`,
          { agent, localAddress, method: 'POST', headers: headersOf(body, redemption.once) },
          (answer) => {
            let text = '';
            answer.setEncoding('utf8');
            answer.on('data', (part: string) => {
              text += part;
            });
            answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text }));
            answer.once('error', () => resolve(null));
            answer.once('aborted', () => resolve(null));
          },
        );
        call.once('error', () => resolve(null));
        call.end(body);
      }),
    close: () => agent.destroy(),
  };
}

function bodyOf({ code, order, takenMinor = TAKEN_MINOR }: Redemption): string {
  const basket = { basketMinor: BASKET_MINOR, currency: 'EUR', basket: null };
  return JSON.stringify({ code, asker: order, order, takenMinor, ...basket });
}

function headersOf(body: string, once: string): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signed = createHmac('sha256', SERVER_KEY)
    .update(`${timestamp}.${once}.${PATH}.${body}`)
    .digest('hex');
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'toonbank-shop': SHOP,
    'toonbank-timestamp': timestamp,
    'toonbank-signature': `v2=${signed}`,
    'idempotency-key': once,
  };
}
