import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';
import { peerAnswer, type Sender } from './peer-answers.ts';

/** Our own pages, and everything that a recorder in them sends to; what was sent is counted, and no more. */
export interface PageServer {
  readonly origin: string;
  /** Bytes of recording received since the server began. */
  received(sender: Sender): number;
  close(): Promise<void>;
}

interface Terms {
  /** By path. Everything else is empty. */
  readonly pages: Readonly<Record<string, string>>;
  readonly postHogRecorder: string;
}

const RULES = { hide: [], show: [], careful: [], untouchable: [], coupon: [] };
const WELCOME = { type: 'welcome', role: 'page', version: 3, checkpoint: 1, rules: RULES };

export async function openPageServer({ pages, postHogRecorder }: Terms): Promise<PageServer> {
  const received: Record<Sender, number> = { ours: 0, openReplay: 0, sentry: 0, posthog: 0 };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const page = pages[path];
    const body = await buffer(request);
    if (page !== undefined) {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
      return;
    }
    const { type, text, sender } = peerAnswer(path, postHogRecorder);
    if (sender !== null) received[sender] += body.length;
    response.statusCode = text === '' ? 204 : 200;
    response.setHeader('content-type', type).end(text);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const sockets = new WebSocketServer({ server, path: '/v1/cobrowse/page' });
  sockets.on('connection', (socket) => {
    socket.on('message', (message: Buffer, isBinary) => {
      if (isBinary) received.ours += message.length;
      else if (message.includes('"hello"')) socket.send(JSON.stringify(WELCOME));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    received: (sender) => received[sender],
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
