import { WebSocket } from 'ws';
import { addressOf } from './addresses.ts';
import type { OpenTerms } from './asks.ts';
import type { Resuming } from './resuming.ts';

/** Plain connections, each from an address of its own, that are greeted by one answer. */
export async function openResuming({ url, count }: OpenTerms): Promise<Resuming> {
  let sockets: readonly WebSocket[] = [];
  const connect = (at: number): Promise<WebSocket> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(url.replace(/^http/, 'ws'), {
        perMessageDeflate: false,
        localAddress: addressOf(at),
      });
      socket.on('error', reject);
      socket.on('open', () => socket.send(JSON.stringify({ last: '' })));
      socket.on('message', () => resolve(socket));
    });
  const connectAll = async (): Promise<void> => {
    sockets = await Promise.all(Array.from({ length: count }, (_, at) => connect(at)));
  };
  await connectAll();
  return {
    async leave() {
      for (const socket of sockets) socket.terminate();
    },
    back: connectAll,
  };
}
