import { EventEmitter } from 'node:events';
import { BOUNDS } from '../../sidecar/gateway/bounds.ts';
import {
  type Connection,
  type ConnectionTerms,
  connectionOn,
} from '../../sidecar/gateway/connection.ts';
import type { CloseCause } from '../../sidecar/gateway/counters.ts';
import type { Clock } from '../../sidecar/ports/ambient.ts';
import { fakeClock } from './fake-clock.ts';

interface Sent {
  readonly seq?: number;
  readonly body: { readonly type: string; readonly kind?: string };
  /** Of a message without an envelope. */
  readonly type?: string;
  readonly kind?: string;
}

/** A socket without a network: what comes in is what the test emits, what goes out is kept. */
export function plainSocket() {
  const left: (() => void)[] = [];
  const events = new EventEmitter();
  const socket = {
    bufferedAmount: 0,
    /** What was sent, in order, each with its place in a feed if it has one. */
    sent: [] as Sent[],
    /** What was sent as bytes. */
    frames: [] as Uint8Array[],
    closes: [] as number[],
    /** What was done to it besides, in order. */
    acts: [] as string[],
    on: events.on.bind(events),
    emit: events.emit.bind(events),
    send(message: string | Uint8Array) {
      if (typeof message === 'string') socket.sent.push(JSON.parse(message));
      else socket.frames.push(message);
    },
    ping(_payload?: string, _mask?: boolean, done?: () => void) {
      socket.acts.push('ping');
      if (done !== undefined) left.push(done);
    },
    pong: () => void socket.acts.push('pong'),
    close: (code: number) => void socket.closes.push(code),
    terminate: () => void socket.acts.push('terminate'),
    pause: () => void socket.acts.push('pause'),
    resume: () => void socket.acts.push('resume'),
    /** One message of text comes in. */
    hear: (text: string) => void events.emit('message', Buffer.from(text), false),
    /** Everything that was pinged about has left. */
    drain() {
      socket.bufferedAmount = 0;
      for (const done of left.splice(0)) done();
    },
  };
  return socket;
}

export type PlainSocket = ReturnType<typeof plainSocket>;

/** A connection on it, and why it ended. */
export function plainConnection({
  clock = fakeClock() as Clock,
  ...special
}: Partial<Pick<ConnectionTerms, 'clock' | 'isBare' | 'reset'>> = {}): {
  readonly socket: PlainSocket;
  readonly connection: Connection;
  readonly causes: CloseCause[];
} {
  const socket = plainSocket();
  const causes: CloseCause[] = [];
  const connection = connectionOn(socket, {
    address: '192.0.2.1',
    clock,
    sendBufferMaxBytes: BOUNDS.sendBufferMaxBytes,
    closed: (cause) => void causes.push(cause),
    ...special,
  });
  return { socket, connection, causes };
}
