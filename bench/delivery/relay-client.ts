import { WebSocket } from 'ws';
import type { Client, ClientTerms } from '../../tests/faults/clients/client.ts';

interface Said {
  readonly conversation: string;
  readonly text: string;
}

/** As socket.io's first wait. */
const AGAIN_AFTER_MS = 1_000;

/** A plain connection that is opened again when it closes; what is written meanwhile waits for it. */
export async function openClient({ url, more }: ClientTerms): Promise<Client> {
  const rooms = (more.rooms ?? '').split(',');
  const address = new URL('/', url.replace(/^http/, 'ws'));
  for (const room of rooms) address.searchParams.append('room', room);
  const held: Said[] = [];
  let unsent: string[] = [];
  let socket: WebSocket;

  const connect = (): Promise<void> =>
    new Promise((resolve) => {
      socket = new WebSocket(address, { perMessageDeflate: false });
      socket.on('error', () => undefined);
      socket.on('message', (raw) => held.push(JSON.parse(String(raw))));
      socket.on('close', () => setTimeout(connect, AGAIN_AFTER_MS));
      socket.on('open', () => {
        for (const text of unsent) socket.send(text);
        unsent = [];
        resolve();
      });
    });
  await connect();

  return {
    conversations: async () => rooms,
    async write(conversation, text) {
      const said = JSON.stringify({ conversation, text } satisfies Said);
      if (socket.readyState === WebSocket.OPEN) socket.send(said);
      else unsent.push(said);
    },
    waiting: async () => unsent.length + (socket.readyState === WebSocket.OPEN ? 0 : 1),
    held: async (conversation) =>
      held.filter((said) => said.conversation === conversation).map(({ text }) => text),
    die: async () => {
      throw new Error('no program ends here');
    },
  };
}
