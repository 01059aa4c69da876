import { WebSocket } from 'ws';
import { inWaves } from './in-waves.ts';
import { sameText } from './same-text.ts';
import type { Wires } from './wires.ts';

const WAVE = 40;

/** Plain sockets that say the same texts, to a server that says them back. */
export async function openEcho(url: string, count: number): Promise<Wires> {
  let listener: (wire: number, answered: number) => void = () => undefined;
  const text = sameText();
  const sockets = await inWaves(count, WAVE, (wire) => openSocket(url, () => listener(wire, 1)));
  return {
    count,
    say: (wire) => sockets[wire]?.send(text(wire)),
    onAnswer(next) {
      listener = next;
    },
    async close() {
      for (const socket of sockets) socket.terminate();
    },
  };
}

function openSocket(url: string, answered: () => void): Promise<WebSocket> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => resolve(socket));
    socket.on('message', answered);
  });
}
