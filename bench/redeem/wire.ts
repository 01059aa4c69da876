import { once } from 'node:events';
import { connect } from 'node:net';
import type { Heard } from './calls.ts';

/**
 * One connection of a shop's server that stays open, and nothing but bytes on it: what a client's own library costs is
 * no part of what is measured.
 */
export interface Wire {
  /** Sends one whole request; the answer once all of it is there. One at a time. */
  ask(request: string): Promise<Heard>;
  close(): void;
}

interface Waiting {
  readonly answered: (heard: Heard) => void;
  readonly broke: (error: Error) => void;
}

export async function openWire(url: string, localAddress: string): Promise<Wire> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), localAddress, noDelay: true });
  await once(socket, 'connect');
  // Answers are ASCII: as many characters as bytes.
  socket.setEncoding('latin1');
  let heard = '';
  let waiting: Waiting | null = null;
  socket.on('data', (part: string) => {
    heard += part;
    const answer = answerIn(heard);
    if (answer === null) return;
    heard = '';
    const asked = waiting;
    waiting = null;
    asked?.answered(answer);
  });
  const over = (): void => waiting?.broke(new Error('the connection was closed'));
  socket.once('close', over);
  socket.once('error', over);
  return {
    ask: (request) =>
      new Promise((answered, broke) => {
        waiting = { answered, broke };
        socket.write(request, 'latin1');
      }),
    close: () => socket.destroy(),
  };
}

const HEAD = /^HTTP\/1\.1 (\d{3}) .*?\r\ncontent-length: (\d+)\r\n/is;

/** The answer, when all of it has come. */
function answerIn(heard: string): Heard | null {
  const end = heard.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const [, status, length] = HEAD.exec(heard.slice(0, end + 2)) ?? [];
  if (length === undefined) throw new Error(`no answer of a known length: ${heard.slice(0, end)}`);
  const text = heard.slice(end + 4);
  return text.length < Number(length) ? null : { status: Number(status), text };
}
