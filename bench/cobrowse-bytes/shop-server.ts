import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';
import { SHOP_PAGE } from './shop-page.ts';

/** The page, and everything that an arm sends to: what it was sent is kept, and nothing else is done with it. */
export interface ShopServer {
  readonly origin: string;
  /** Frames of ours, in order. */
  readonly frames: readonly Uint8Array[];
  /** Bodies of requests of OpenReplay's, as they came. */
  openReplayBytes(): number;
  close(): Promise<void>;
}

const RULES = { hide: [], show: [], careful: [], untouchable: [], coupon: [] };
const WELCOME = { type: 'welcome', role: 'page', version: 3, checkpoint: 1, rules: RULES };

/** As its own back-end would answer; nothing is held back. */
const OPEN_REPLAY_STARTED = {
  token: 't',
  userUUID: 'u',
  projectID: '1',
  sessionID: '1',
  delay: 0,
  beaconSizeLimit: 1_000_000,
  compressionThreshold: 24_000,
  protocolVersion: 1,
};

export async function openShopServer(): Promise<ShopServer> {
  const frames: Uint8Array[] = [];
  let peerBytes = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    if (!path.startsWith('/v1/web/')) {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(SHOP_PAGE);
      return;
    }
    const body = await buffer(request);
    if (path.startsWith('/v1/web/i')) peerBytes += body.length;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(path.endsWith('/start') ? OPEN_REPLAY_STARTED : {}));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const sockets = new WebSocketServer({ server, path: '/v1/cobrowse/page' });
  sockets.on('connection', (socket) => {
    socket.on('message', (message: Buffer, isBinary) => {
      if (isBinary) frames.push(message);
      else if (message.includes('"hello"')) socket.send(JSON.stringify(WELCOME));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    frames,
    openReplayBytes: () => peerBytes,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
