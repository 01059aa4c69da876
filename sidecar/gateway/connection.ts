import { encodeDown } from '../../shared/protocol/codec.ts';
import type { DownAgent } from '../../shared/protocol/down-agent.ts';
import type { DownVisitor } from '../../shared/protocol/down-visitor.ts';
import { ERROR_KINDS, type FatalKind } from '../../shared/protocol/error-kind.ts';
import type { DownPage, DownViewer } from '../../shared/protocol/frame-sockets.ts';
import {
  PINGS_BURST,
  PINGS_PER_SECOND,
  SAID_AFTER_END_MAX,
  UNREAD_CUT_AFTER_MS,
} from '../../shared/protocol/limits.ts';
import type { Clock } from '../ports/ambient.ts';
import type { CloseCause } from './counters.ts';
import { tokenBucket } from './token-bucket.ts';

/** One socket, whoever is behind it. Sending after the end does nothing. */
export interface Connection {
  readonly address: string;
  isOpen(): boolean;
  send(body: Down, place?: FeedPlace): void;
  /** Text that was encoded once for many; not sent while the reader is behind. False when it was not. */
  offer(text: string): boolean;
  /** One binary message, whoever else is sent the same bytes. How much waits is for the caller to watch. */
  sendBytes(bytes: Uint8Array): void;
  /** What was sent and has not left this process. */
  bufferedBytes(): number;
  /** Resolves once what was sent has left this process, or the connection has ended. */
  flushed(): Promise<void>;
  /** Says why, then ends the connection. */
  bye(kind: FatalKind, sentence?: string): void;
  /** The same, but what was sent and has not been read is not sent any more: then nothing is said either. */
  cut(kind: FatalKind, sentence?: string): void;
  onText(listener: (text: string, sizeBytes: number) => void): void;
  /** Until somebody listens, a binary message is malformed. */
  onBytes(listener: (bytes: Buffer) => void): void;
  onEnd(listener: (cause: CloseCause) => void): void;
  pause(): void;
  resume(): void;
  /** Asks for a sign of life; false when none came since `missesMax` asks. */
  ask(missesMax: number): boolean;
  terminate(): void;
}

/** What a connection needs of a `ws` socket, so that the bytes may also come from no network. */
export interface Socket {
  readonly bufferedAmount: number;
  on(event: 'message', listener: (raw: Raw, isBinary: boolean) => void): unknown;
  on(event: 'ping', listener: (bytes: Buffer) => void): unknown;
  on(event: 'pong', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'close', listener: (code: number) => void): unknown;
  send(message: string | Uint8Array): void;
  /** `done` is called once everything before it, and the ping itself, has left this process. */
  ping(payload?: string, mask?: boolean, done?: () => void): void;
  pong(bytes: Buffer): void;
  close(code: number, reason: string): void;
  terminate(): void;
  pause(): void;
  resume(): void;
}

type Raw = Buffer | ArrayBuffer | Buffer[];
type Down = DownVisitor | DownAgent | DownPage | DownViewer;
export interface FeedPlace {
  readonly seq: number;
  readonly feed: 'own' | 'floor';
}

export interface ConnectionTerms {
  readonly address: string;
  readonly clock: Clock;
  readonly sendBufferMaxBytes: number;
  readonly closed: (cause: CloseCause) => void;
  /** Messages go without an envelope (frame-sockets.ts). */
  readonly isBare?: boolean;
  /** Ends the connection so that also what the kernel still holds is not sent; otherwise it is terminated. */
  readonly reset?: () => void;
}

/** Live messages are dropped above this part of the send buffer, long before the reader is slow. */
const LIVE_SHARE = 0.25;

export function connectionOn(socket: Socket, terms: ConnectionTerms): Connection {
  const { clock, sendBufferMaxBytes, isBare = false } = terms;
  const enders = new Set<(cause: CloseCause) => void>();
  let endedBy: CloseCause = 'left';
  let hasEnded = false;
  let saidAfterEnd = 0;
  let unanswered = 0;
  let hear: (text: string, sizeBytes: number) => void = () => undefined;
  let hearBytes: (bytes: Buffer) => void = () => bye('malformed');
  const textOf = (body: Down, place?: FeedPlace): string =>
    isBare ? JSON.stringify(body) : encodeDown<Down>({ at: clock.now(), ...place, body });
  const pings = tokenBucket(PINGS_BURST, PINGS_PER_SECOND, clock.now());

  const end = (cause: CloseCause): void => {
    if (hasEnded) return;
    hasEnded = true;
    endedBy = cause;
    terms.closed(cause);
    for (const ender of enders) ender(cause);
  };
  const bye = (kind: FatalKind, sentence: string = ERROR_KINDS[kind].meaning): void => {
    if (hasEnded) return;
    socket.send(textOf({ type: 'bye', kind, sentence }));
    socket.close(ERROR_KINDS[kind].closeCode, kind);
    end(kind);
  };
  // Who goes on after the end is read no more. Its own goodbye is behind that and will not be seen: ours gets time to arrive.
  const heardAfterEnd = (): void => {
    saidAfterEnd += 1;
    if (saidAfterEnd !== SAID_AFTER_END_MAX + 1) return;
    socket.pause();
    const cutting = setTimeout(() => socket.terminate(), UNREAD_CUT_AFTER_MS);
    socket.on('close', () => clearTimeout(cutting));
  };
  // Checked before sending, so that one large snapshot to a good reader is not a slow reader.
  const isWriteable = (): boolean => {
    if (hasEnded) return false;
    if (socket.bufferedAmount <= sendBufferMaxBytes) return true;
    bye('slow-reader');
    socket.terminate();
    return false;
  };

  socket.on('message', (raw, isBinary) => {
    unanswered = 0;
    if (hasEnded) {
      heardAfterEnd();
      return;
    }
    const bytes = asBuffer(raw);
    if (isBinary) hearBytes(bytes);
    else hear(bytes.toString('utf8'), bytes.length);
  });
  socket.on('pong', () => {
    unanswered = 0;
  });
  // Answered here and not by ws, which would queue answers without end for who asks and never reads.
  socket.on('ping', (bytes) => {
    if (hasEnded) heardAfterEnd();
    else if (!pings.take(clock.now())) bye('too-many');
    else if (isWriteable()) socket.pong(bytes);
  });
  // ws itself hangs up on what is far too large or no WebSocket frame, with its own close code.
  socket.on('error', (error) => end(causeOf(error)));
  socket.on('close', (code) => end(code === LOST ? 'lost' : 'left'));

  return {
    address: terms.address,
    isOpen: () => !hasEnded,
    send(body, place) {
      if (isWriteable()) socket.send(textOf(body, place));
    },
    offer(text) {
      if (!isWriteable() || socket.bufferedAmount > sendBufferMaxBytes * LIVE_SHARE) return false;
      socket.send(text);
      return true;
    },
    sendBytes(bytes) {
      if (!hasEnded) socket.send(bytes);
    },
    bufferedBytes: () => socket.bufferedAmount,
    flushed() {
      if (hasEnded || socket.bufferedAmount <= sendBufferMaxBytes * LIVE_SHARE) {
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const done = (): void => {
          enders.delete(done);
          resolve();
        };
        enders.add(done);
        // A ping leaves after everything before it, and its callback says when.
        socket.ping('', false, done);
      });
    },
    bye,
    cut(kind, sentence) {
      if (hasEnded) return;
      if (socket.bufferedAmount === 0) {
        bye(kind, sentence);
        return;
      }
      end(kind);
      if (terms.reset === undefined) socket.terminate();
      else terms.reset();
    },
    onText(listener) {
      hear = listener;
    },
    onBytes(listener) {
      hearBytes = listener;
    },
    onEnd(listener) {
      if (hasEnded) listener(endedBy);
      else enders.add(listener);
    },
    pause: () => socket.pause(),
    resume() {
      if (saidAfterEnd <= SAID_AFTER_END_MAX) socket.resume();
    },
    ask(missesMax) {
      if (hasEnded) return true;
      if (unanswered >= missesMax) return false;
      unanswered += 1;
      socket.ping();
      return true;
    },
    terminate: () => socket.terminate(),
  };
}

/** RFC 6455: the connection ended without a close frame. */
const LOST = 1006;

function asBuffer(raw: Raw): Buffer {
  if (Buffer.isBuffer(raw)) return raw;
  return Array.isArray(raw) ? Buffer.concat(raw) : Buffer.from(raw);
}

function causeOf(error: Error): CloseCause {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return 'too-large';
  return code.startsWith('WS_ERR_') ? 'malformed' : 'lost';
}
