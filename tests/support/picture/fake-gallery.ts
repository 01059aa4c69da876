import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { DownViewer } from '../../../shared/protocol/frame-sockets.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';

/** The sidecar's end of the viewer socket, played by a test: real sockets on loopback. */
export interface FakeGallery {
  readonly url: string;
  /** What viewers said, hellos included, in order. */
  readonly said: Record<string, unknown>[];
  /** From where pictures may load; what is set here counts from the next welcome. */
  assets: readonly string[];
  /** How often somebody connected. */
  connections(): number;
  /** The connection that is open now. */
  viewer(): WebSocket | null;
  tell(message: DownViewer | Record<string, unknown>): void;
  frames(frames: readonly Uint8Array[]): void;
  close(): Promise<void>;
}

interface Manners {
  readonly assets: readonly string[];
  readonly canPoint: boolean;
  /** Whether it greets; a network that is half open does not. */
  readonly isSilent: boolean;
}

export async function openFakeGallery(manners: Partial<Manners> = {}): Promise<FakeGallery> {
  const { canPoint, isSilent } = { canPoint: true, isSilent: false, ...manners };
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const said: Record<string, unknown>[] = [];
  let connections = 0;
  let viewer: WebSocket | null = null;
  let source: object = { type: 'cobrowse.source', isThere: true, since: null };
  server.on('connection', (socket) => {
    connections += 1;
    viewer = socket;
    if (isSilent) return;
    const nonce = 'n'.repeat(43);
    socket.send(
      JSON.stringify({ type: 'challenge', version: PROTOCOL_VERSION, nonce, audience: 'home' }),
    );
    socket.on('message', (bytes: Buffer) => {
      const message: Record<string, unknown> = JSON.parse(bytes.toString());
      said.push(message);
      if (message.type === 'cobrowse.echo') socket.send(JSON.stringify(source));
      if (message.type !== 'hello') return;
      const { assets } = gallery;
      const welcome = { role: 'viewer', version: PROTOCOL_VERSION, canPoint, assets };
      socket.send(JSON.stringify({ type: 'welcome', ...welcome }));
    });
  });
  const gallery: FakeGallery = {
    assets: manners.assets ?? [],
    url: `ws://127.0.0.1:${port}/v1/cobrowse/viewer`,
    said,
    connections: () => connections,
    viewer: () => viewer,
    tell: (message) => {
      if (message.type === 'cobrowse.source') source = message;
      viewer?.send(JSON.stringify(message));
    },
    frames: (frames) => {
      for (const frame of frames) viewer?.send(frame);
    },
    close: async () => {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return gallery;
}
