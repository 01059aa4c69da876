import { WebSocket } from 'ws';

/** Something the browser says by itself. */
export interface BidiEvent {
  readonly method: string;
  readonly params: object;
}

type Reply = { readonly id?: number; readonly result?: object; readonly message?: string } & {
  readonly method?: string;
  readonly params?: object;
};

/** A session of WebDriver BiDi, which is how Firefox is driven (https://w3c.github.io/webdriver-bidi). */
export interface Bidi {
  send<T>(method: string, params?: object): Promise<T>;
  close(): void;
}

export async function openBidi(url: string, onEvent: (event: BidiEvent) => void): Promise<Bidi> {
  const socket = new WebSocket(`${url}/session`);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  let last = 0;
  socket.on('message', (text) => {
    const reply: Reply = JSON.parse(String(text));
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
    else if (reply.method !== undefined) {
      onEvent({ method: reply.method, params: reply.params ?? {} });
    }
  });
  socket.once('close', () => {
    for (const settle of waiting.values()) settle({ message: 'Firefox has gone' });
  });
  const send = async <T>(method: string, params: object = {}): Promise<T> => {
    last += 1;
    const id = last;
    const replied = new Promise<Reply>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, message } = await replied;
    waiting.delete(id);
    if (result === undefined) throw new Error(`${method}: ${message}`);
    return result as T;
  };
  await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: ['log.entryAdded'] });
  return { send, close: () => socket.terminate() };
}
