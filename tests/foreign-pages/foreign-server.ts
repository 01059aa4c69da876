import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';

/** Serves the pages and what they are made of, and carries their frames to one viewer, byte by byte. */
export interface ForeignServer {
  readonly origin: string;
  readonly pageUrl: string;
  readonly viewerUrl: string;
  /** Frames and bytes of them that pages sent. */
  carried(): { readonly frames: number; readonly bytes: number };
  /** Why viewers asked for another picture, joining aside. */
  readonly needs: string[];
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};
/** All may be read, so that it can be compared; passwords stay hidden whatever is said. */
const RULES = {
  ...{ hide: [], careful: [], untouchable: [], coupon: [] },
  show: [{ url: '*', selectors: ['html'] }],
};

export async function openForeignServer(): Promise<ForeignServer> {
  let frames = 0;
  let bytes = 0;
  const needs: string[] = [];
  let page: WebSocket | null = null;
  let viewer: WebSocket | null = null;
  const say = (to: WebSocket | null, message: object) => to?.send(JSON.stringify(message));
  const server = createServer((request, response) => {
    void answer(new URL(request.url ?? '/', 'http://here').pathname, response);
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, { url }) => {
    const isPage = url === '/v1/cobrowse/page';
    if (!isPage) {
      const challenge = { version: PROTOCOL_VERSION, nonce: 'n'.repeat(43), audience: 'home' };
      say(socket, { type: 'challenge', ...challenge });
    }
    socket.on('message', (message: Buffer, isBinary) => {
      if (isBinary) {
        frames += 1;
        bytes += message.length;
        viewer?.send(message);
        return;
      }
      const spoken = JSON.parse(message.toString());
      if (spoken.type === 'hello' && isPage) {
        page = socket;
        const role = { role: 'page', version: PROTOCOL_VERSION, checkpoint: 1, rules: RULES };
        say(page, { type: 'welcome', ...role });
      } else if (spoken.type === 'hello') {
        viewer = socket;
        const role = { role: 'viewer', version: PROTOCOL_VERSION, canPoint: true };
        say(viewer, { type: 'welcome', ...role, assets: [origin] });
        say(page, { type: 'cobrowse.need', why: 'joined' });
      } else {
        if (spoken.type === 'cobrowse.need') needs.push(spoken.why);
        say(isPage ? viewer : page, spoken);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    pageUrl: `ws://127.0.0.1:${port}/v1/cobrowse/page`,
    viewerUrl: `ws://127.0.0.1:${port}/v1/cobrowse/viewer`,
    carried: () => ({ frames, bytes }),
    needs,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Files of the packages, of this folder's pages, and one answer to whatever else is asked. */
async function answer(path: string, response: ServerResponse): Promise<void> {
  const base = path.startsWith('/packages/') ? 'node_modules' : 'pages';
  const file = join(import.meta.dirname, base, path.replace('/packages/', ''));
  const type = TYPES[extname(path)];
  const body = type === undefined ? null : await readFile(file).catch(() => null);
  response
    .writeHead(200, {
      'content-type': body === null ? 'application/json' : (type ?? ''),
      'access-control-allow-origin': '*',
    })
    .end(body ?? JSON.stringify({ id: 7, name: 'Vera', sizes: [38, 39, 40], isInStock: true }));
}
