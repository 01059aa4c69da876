import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** What came back before anything was upgraded. */
export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** A TCP connection that says exactly these bytes, which no client library would. */
export async function sayRaw(port: number, bytes: string | Buffer): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.write(bytes);
  return socket;
}

/** The first answer on a connection; rejects when it ends without one. */
export function readAnswer(socket: Socket): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let text = '';
    const look = (part: Buffer): void => {
      text += part.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = text.slice(0, end);
      const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
      const body = text.slice(end + 4);
      if (body.length < length) return;
      socket.off('data', look);
      resolve({ status: Number(head.split(' ')[1]), head, body: body.slice(0, length) });
    };
    socket.on('data', look);
    socket.once('close', () => reject(new Error(`closed without an answer: ${text}`)));
  });
}

/** The lines of an upgrade; any header may be left out or said twice. */
export function upgradeText(
  path: string,
  hosts: readonly string[],
  origins: readonly string[],
  more: readonly string[] = [],
): string {
  return [
    `GET ${path} HTTP/1.1`,
    ...hosts.map((host) => `Host: ${host}`),
    ...origins.map((origin) => `Origin: ${origin}`),
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...more,
    '',
    '',
  ].join('\r\n');
}

/** `101`, or the status with the kind in the body, as the oracle writes it. */
export async function knockRaw(port: number, text: string): Promise<string> {
  const socket = await sayRaw(port, text);
  try {
    const { status, body } = await readAnswer(socket);
    return status === 101 ? '101' : `${status} ${kindIn(body)}`;
  } finally {
    socket.destroy();
  }
}

function kindIn(body: string): string {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === 'object' && said !== null && 'kind' in said ? String(said.kind) : '?';
  } catch {
    return 'no words';
  }
}

/** Does it for all, so many at a time, in order of the list; the results stand in that order too. */
export async function forAll<T, R>(
  all: readonly T[],
  atOnce: number,
  act: (each: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(all.length);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let place = next++; place < all.length; place = next++) {
      const each = all[place];
      if (each !== undefined) results[place] = await act(each);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
