import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ShopFault } from './shop-stand.ts';

/** One request, read whole. */
export interface ShopAsked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What a shop's server says. */
export interface ShopSaid {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Said instead when the answer is to be wrong. */
  readonly wrong?: unknown;
}

export interface SpoiledServer {
  readonly url: string;
  spoil(fault: ShopFault): AbortSignal;
  close(): Promise<void>;
}

/**
 * A shop's server on a free port of loopback that spoils answers as it is told.
 *
 * @param wouldAct whether the request will do something; only such a one is spoiled
 */
export async function startSpoiledServer(
  wouldAct: (asked: ShopAsked) => boolean,
  act: (asked: ShopAsked) => ShopSaid | Promise<ShopSaid>,
): Promise<SpoiledServer> {
  let next: ShopFault | null = null;
  let patience = new AbortController();
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const asked = { path: request.url ?? '', headers: request.headers, body };
      const fault = wouldAct(asked) ? next : null;
      if (fault !== null) next = null;
      return answer(response, asked, fault);
    });
  });

  async function answer(
    response: ServerResponse,
    asked: ShopAsked,
    fault: ShopFault | null,
  ): Promise<void> {
    const isDone = fault !== 'none' && fault !== 'not-done-500';
    const said = isDone ? await act(asked) : { status: 500, body: {} };
    // A repeat behind the shop's own door: the caller hears of one of the two.
    if (fault === 'twice') await act(asked);
    if (fault === 'late') patience.abort();
    else if (fault === 'none') response.destroy();
    else if (fault === 'half') sendHalf(response, said);
    else send(response, spoiled(said, fault));
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    spoil(fault) {
      next = fault;
      patience = new AbortController();
      return patience.signal;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function spoiled(said: ShopSaid, fault: ShopFault | null): ShopSaid {
  if (fault === 'wrong') return { ...said, body: said.wrong };
  return fault === 'done-500' ? { ...said, status: 500, body: {} } : said;
}

function sendHalf(response: ServerResponse, { body }: ShopSaid): void {
  const text = JSON.stringify(body);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

function send(response: ServerResponse, { status, headers, body }: ShopSaid): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
