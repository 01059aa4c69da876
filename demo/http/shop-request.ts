import type { IncomingMessage } from 'node:http';
import { FORM_BYTES } from '../bounds.ts';

/** A request as the routes see it: no sockets, no streams. */
export type ShopRequest = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  /** The shop's own script asks for JSON; a form without a script gets a redirect. */
  readonly wantsJson: boolean;
  readonly acceptLanguage: string | undefined;
  readonly shopperId: string | undefined;
};

export type Unreadable = { readonly status: 400 | 403 | 405 | 413; readonly reason: string };

export const SHOPPER_COOKIE = 'vandam';

export async function readRequest(message: IncomingMessage): Promise<ShopRequest | Unreadable> {
  const method = message.method === 'HEAD' ? 'GET' : message.method;
  if (method !== 'GET' && method !== 'POST') return no(405, 'This shop answers GET and POST.');
  const target = message.url ?? '/';
  if (!URL.canParse(target, 'http://shop')) return no(400, 'This address cannot be read.');
  if (method === 'POST' && isForeign(message)) return no(403, 'This form came from another site.');
  const body = method === 'POST' ? await readBody(message) : '';
  if (body === undefined) return no(413, 'This form is larger than the shop accepts.');
  const url = new URL(target, 'http://shop');
  return {
    method,
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(body),
    wantsJson: message.headers.accept === 'application/json',
    acceptLanguage: message.headers['accept-language'],
    shopperId: cookie(message.headers.cookie, SHOPPER_COOKIE),
  };
}

function no(status: Unreadable['status'], reason: string): Unreadable {
  return { status, reason };
}

/** A browser names where a post comes from; another site's page must not fill this basket. */
function isForeign(message: IncomingMessage): boolean {
  const { origin, host } = message.headers;
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
}

async function readBody(message: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of message) {
    const buffer = Buffer.from(piece);
    bytes += buffer.length;
    if (bytes > FORM_BYTES) return undefined;
    pieces.push(buffer);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function cookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=');
    if (key === name && value !== undefined && /^[\w-]{1,64}$/.test(value)) return value;
  }
  return undefined;
}
