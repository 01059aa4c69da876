import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { readAnswer, sayRaw, upgradeText } from '../../support/handshake-wire.ts';
import { SHOP_ORIGIN } from '../../support/visitor-client.ts';

/** One frame as RFC 6455 section 5.2 draws it, and as nobody should send it. */
export interface Frame {
  readonly opcode: number;
  readonly payload?: Buffer | string;
  readonly isLast?: boolean;
  /** The three reserved bits. */
  readonly reserved?: number;
  readonly isMasked?: boolean;
  /** What the head says, whatever follows it. */
  readonly declaredBytes?: bigint;
}

export const TEXT = 1;
export const BINARY = 2;
export const CONTINUATION = 0;
export const CLOSE = 8;
export const PING = 9;

export function frame(parts: Frame): Buffer {
  const { opcode, isLast = true, reserved = 0, isMasked = true } = parts;
  const payload = Buffer.from(parts.payload ?? '');
  const length = parts.declaredBytes ?? BigInt(payload.length);
  const head = [(isLast ? 0x80 : 0) | (reserved << 4) | opcode];
  const mask = isMasked ? 0x80 : 0;
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(length);
  if (length < 126n) head.push(mask | Number(length));
  else if (length < 65_536n) head.push(mask | 126, ...size.subarray(6));
  else head.push(mask | 127, ...size);
  if (!isMasked) return Buffer.concat([Buffer.from(head), payload]);
  const key = randomBytes(4);
  const hidden = payload.map((byte, place) => byte ^ (key[place % 4] ?? 0));
  return Buffer.concat([Buffer.from(head), key, hidden]);
}

export function closing(code: number, reason: Buffer | string = ''): Frame {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(code);
  return { opcode: CLOSE, payload: Buffer.concat([bytes, Buffer.from(reason)]) };
}

/** A socket that was upgraded and then says bytes. */
export interface Wire {
  readonly socket: Socket;
  /** The code of the close frame, or null when the connection just ended. */
  readonly closed: Promise<number | null>;
}

export async function openWire(
  port: number,
  path = '/v1/visitor',
  origin = SHOP_ORIGIN,
): Promise<Wire> {
  const socket = await sayRaw(port, upgradeText(path, [`127.0.0.1:${port}`], [origin]));
  const { status } = await readAnswer(socket);
  if (status !== 101) throw new Error(`not upgraded: ${status}`);
  let heard = Buffer.alloc(0);
  let code: number | null = null;
  socket.on('data', (part) => {
    heard = Buffer.concat([heard, part]);
    for (let size = firstFrame(heard); size !== null; size = firstFrame(heard)) {
      if ((heard[0] ?? 0) % 16 === CLOSE) {
        code = heard.readUInt16BE(size.head);
        // Without an answer to its goodbye the sidecar would wait a while.
        socket.destroy();
        return;
      }
      heard = heard.subarray(size.head + size.body);
    }
  });
  const closed = new Promise<number | null>((resolve) => {
    socket.once('close', () => resolve(code));
    // Who answers the goodbye is not waited for by the sidecar.
    socket.once('end', () => socket.destroy());
  });
  return { socket, closed };
}

/** How long the first frame is, once all of it is there; what comes down is never masked. */
function firstFrame(heard: Buffer): { readonly head: number; readonly body: number } | null {
  const short = (heard[1] ?? 0) & 0x7f;
  const head = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (heard.length < head) return null;
  const body =
    short === 127
      ? Number(heard.readBigUInt64BE(2))
      : short === 126
        ? heard.readUInt16BE(2)
        : short;
  return heard.length < head + body ? null : { head, body };
}
