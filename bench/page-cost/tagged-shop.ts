import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { brotliCompressSync } from 'node:zlib';

/** The demo shop behind another address, with another tag in its pages. */
export interface TaggedShop {
  readonly url: string;
  close(): Promise<void>;
}

/** A script that the tag loads: compressed once, as a careful host would. */
export interface OwnScript {
  readonly path: string;
  readonly text: string;
}

interface Terms {
  readonly port: number;
  /** Where the shop really is, once it runs. */
  readonly shopUrl: () => string;
  /** Given the shop's own tag: what stands in its place. */
  readonly tag: (own: string) => string;
  readonly scripts: readonly OwnScript[];
}

const TAG = /<script async src="[^"]*\/toonbank\.js"[^>]*><\/script>/;
const PASSED_ON = ['content-type', 'cache-control', 'etag', 'set-cookie', 'location'];

/** Serves the shop's pages with `tag`, and answers what a tag sends to its own host with nothing. */
export async function openTaggedShop({ port, shopUrl, tag, scripts }: Terms): Promise<TaggedShop> {
  const packed = new Map(scripts.map((each) => [each.path, brotliCompressSync(each.text)]));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const script = packed.get(path);
    if (script !== undefined) {
      response.setHeader('content-type', 'text/javascript');
      response.setHeader('content-encoding', 'br');
      response.end(script);
      return;
    }
    if (path.startsWith('/peer/')) {
      await text(request);
      response.setHeader('content-type', 'application/json');
      response.end('{}');
      return;
    }
    const { cookie = '', 'accept-language': language = 'nl' } = request.headers;
    const got = await fetch(`${shopUrl()}${path}`, {
      redirect: 'manual',
      headers: { cookie, 'accept-language': language },
    });
    response.statusCode = got.status;
    for (const name of PASSED_ON) {
      const value = got.headers.get(name);
      if (value !== null) response.setHeader(name, value);
    }
    const isPage = got.headers.get('content-type')?.startsWith('text/html') === true;
    response.end(isPage ? retagged(await got.text(), tag) : Buffer.from(await got.arrayBuffer()));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function retagged(page: string, tag: (own: string) => string): string {
  const own = TAG.exec(page)?.[0];
  if (own === undefined) throw new Error('the shop has no tag to replace');
  return page.replace(own, () => tag(own));
}
