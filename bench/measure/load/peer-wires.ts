import { createRequire } from 'node:module';
import { inWaves } from './in-waves.ts';
import { sameText } from './same-text.ts';
import type { Wires } from './wires.ts';

const WAVE = 40;

/** As much of socket.io-client as is used; its own types are not installed with the product. */
interface PeerSocket {
  once(event: string, listener: (reason: unknown) => void): void;
  emit(event: string, text: string, acknowledged: () => void): void;
  disconnect(): void;
}
interface Peer {
  readonly io: (url: string, options: object) => PeerSocket;
}

/** socket.io over WebSocket alone, with an acknowledgement for everything said. */
export async function openPeer(url: string, count: number): Promise<Wires> {
  const require = createRequire(new URL('../../peers/package.json', import.meta.url));
  const { io }: Peer = require('socket.io-client');
  let listener: (wire: number, answered: number) => void = () => undefined;
  const text = sameText();
  const sockets = await inWaves(count, WAVE, () => connected(io, url));
  return {
    count,
    say: (wire) => sockets[wire]?.emit('said', text(wire), () => listener(wire, 1)),
    onAnswer(next) {
      listener = next;
    },
    async close() {
      for (const socket of sockets) socket.disconnect();
    },
  };
}

function connected(io: Peer['io'], url: string): Promise<PeerSocket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}
