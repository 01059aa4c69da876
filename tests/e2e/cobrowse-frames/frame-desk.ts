import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { DownPage, UpPage } from '../../../shared/protocol/frame-sockets.ts';
import { type Come, openViewer } from '../../support/frames/viewer.ts';

/** A page's sidecar, as far as frames go: greets, asks, and reads every frame as a viewer does. */
export interface FrameDesk {
  readonly origin: string;
  readonly come: Come[];
  readonly said: UpPage[];
  say(message: DownPage): void;
  /** Sends the page away with this close code, or cuts the connection. */
  end(code: number | null): void;
  connections(): number;
  close(): Promise<void>;
}

const RULES = { hide: [], show: [], careful: [], untouchable: [], coupon: [] };

/** @param html of the page under test */
export async function openFrameDesk(html: string): Promise<FrameDesk> {
  const come: Come[] = [];
  const said: UpPage[] = [];
  let current: WebSocket | null = null;
  let greeted = 0;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
  });
  const sockets = new WebSocketServer({ server, path: '/v1/cobrowse/page' });
  sockets.on('connection', (socket) => {
    const viewer = openViewer();
    socket.on('message', (message: Buffer, isBinary) => {
      if (isBinary) {
        come.push(viewer.take(message));
        return;
      }
      const spoken = JSON.parse(message.toString());
      if (spoken.type !== 'hello') {
        said.push(spoken);
        return;
      }
      current = socket;
      greeted += 1;
      const checkpoint = (come.at(-1)?.header.checkpoint ?? 0) + 1;
      socket.send(
        JSON.stringify({ type: 'welcome', role: 'page', version: 3, checkpoint, rules: RULES }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    come,
    said,
    say: (message) => current?.send(JSON.stringify(message)),
    end(code) {
      if (code === null) current?.terminate();
      else current?.close(code);
    },
    connections: () => greeted,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
