import { WebSocket } from 'ws';
import type { OpenTerms } from './asks.ts';
import type { Resuming } from './resuming.ts';

/** The least there can be: a connection over which the server says everything missed at once. */
export async function openResuming({ url }: OpenTerms): Promise<Resuming> {
  return {
    leave: async () => undefined,
    back: (last) =>
      new Promise((resolve) => {
        const held: string[] = [];
        const socket = new WebSocket(url.replace(/^http/, 'ws'), { perMessageDeflate: false });
        socket.on('open', () => socket.send(JSON.stringify({ last })));
        socket.on('message', (raw) => {
          held.push(JSON.parse(String(raw)).text);
          if (held.at(-1) !== last) return;
          socket.terminate();
          resolve();
        });
      }),
  };
}
