import { backoffMs } from '../../shared/protocol/backoff.ts';
import type { DownVisitor } from '../../shared/protocol/down-visitor.ts';
import type { DownEnvelope } from '../../shared/protocol/envelope.ts';
import type { ErrorKind } from '../../shared/protocol/error-kind.ts';
import type { VisitorHello, VisitorWelcome } from '../../shared/protocol/handshake.ts';
import { HEARTBEAT_MISSES_MAX, HEARTBEAT_MS } from '../../shared/protocol/limits.ts';
import { guarded, guardedPromise } from '../guard.ts';
import type { Identity } from '../identity.ts';
import { newId } from '../ids.ts';
import { decodeDown } from './decode.ts';
import {
  FINAL_CLOSE_CODES,
  GREETING_MAX_MS,
  REPLACED_CLOSE_CODE,
  UNAUTHENTICATED_CLOSE_CODE,
} from './definitions.ts';

/** `off`: nobody needs it. `lost`: it is tried again. `stopped`: not on this page any more. */
export type SocketState = 'off' | 'connecting' | 'live' | 'lost' | 'stopped';

/** As browsers report a connection that broke without a word (RFC 6455, 7.4.1). */
const GONE_CODE = 1006;

export interface SocketSide {
  readonly url: string;
  readonly identity: Identity;
  hello(secret: string | null): VisitorHello;
  welcomed(welcome: VisitorWelcome): void;
  received(envelope: DownEnvelope<DownVisitor>): void;
  changed(): void;
  /** Another page speaks with this tab's id; take another before the next greeting. */
  replaced(): Promise<void>;
  /** The sidecar will not hear this page; `malformed` and `too-large` mean that it was our message. */
  stopped(kind: ErrorKind): void;
}

/** One reconnecting connection. */
export interface VisitorSocket {
  state(): SocketState;
  /** Connects, or closes, as soon as it makes sense. */
  want(isWanted: boolean): void;
  /** Only while live; browsers drop it silently when the connection is closing. */
  send(text: string): void;
  /** Closes and connects again. */
  renew(): void;
}

export function openSocket(side: SocketSide): VisitorSocket {
  let isWanted = false;
  let state: SocketState = 'off';
  let socket: WebSocket | null = null;
  let attempt = 0;
  let liveSinceMs = 0;
  let hasLost = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const become = (next: SocketState): void => {
    state = next;
    if (next !== 'connecting') hasLost = next === 'lost';
    side.changed();
  };

  const connect = (): void => {
    clearTimeout(retry);
    if (!isWanted || socket !== null || state === 'stopped' || state === 'connecting') return;
    become('connecting');
    guardedPromise('the connection', side.identity.greeting(greet), () => become('stopped'));
  };

  /** Settles once the sidecar has answered the hello, or the connection is over. */
  const greet = (secret: string | null): Promise<void> =>
    new Promise((settle) => {
      if (!isWanted) {
        become('off');
        settle();
        return;
      }
      const own = new WebSocket(side.url);
      socket = own;
      let bye: ErrorKind | null = null;
      const over = guarded('the connection', (code: number) => {
        clearTimeout(late);
        beat.stop();
        settle();
        // A dead network answers a close after minutes; what comes then is no longer ours.
        own.onopen = own.onmessage = own.onclose = null;
        own.close();
        if (socket === own) ended(code, bye);
      });
      const late = setTimeout(() => over(GONE_CODE), GREETING_MAX_MS);
      const beat = heartbeat(own, () => over(GONE_CODE));
      own.onopen = () => own.send(JSON.stringify(side.hello(secret)));
      own.onclose = ({ code }) => over(code);
      own.onmessage = guarded('the connection', ({ data }: MessageEvent<unknown>) => {
        if (socket !== own) return;
        beat.heard();
        const envelope = decodeDown(data);
        if (envelope === null) return;
        if (envelope.body.type === 'bye') bye = envelope.body.kind;
        if (envelope.body.type === 'welcome') {
          clearTimeout(late);
          if (envelope.body.secret !== null) side.identity.issued(envelope.body.secret);
          liveSinceMs = performance.now();
          become('live');
          side.welcomed(envelope.body);
          settle();
        } else side.received(envelope);
      });
    });

  const ended = (code: number, bye: ErrorKind | null): void => {
    socket = null;
    // Whoever is sent away right after each welcome must not come back at once each time.
    if (state === 'live' && performance.now() - liveSinceMs > GREETING_MAX_MS) attempt = 0;
    const kind = FINAL_CLOSE_CODES[code] ?? Object.values(FINAL_CLOSE_CODES).find((k) => k === bye);
    if (kind !== undefined) {
      become('stopped');
      side.stopped(kind);
      return;
    }
    if (code === UNAUTHENTICATED_CLOSE_CODE) side.identity.forget();
    become('lost');
    if (code === REPLACED_CLOSE_CODE) guardedPromise('the tab', side.replaced().then(later));
    else later();
  };

  const later = (): void => {
    clearTimeout(retry);
    retry = setTimeout(guarded('the connection', connect), backoffMs(attempt, Math.random()));
    attempt += 1;
  };

  const drop = (): void => {
    const old = socket;
    socket = null;
    old?.close(1000);
    if (old !== null && state !== 'stopped') become(isWanted ? 'lost' : 'off');
  };

  const renew = (): void => {
    drop();
    if (isWanted) later();
  };

  addEventListener('online', guarded('the connection', connect));
  addEventListener('offline', guarded('the connection', renew));

  return {
    // A try that hangs is no news: until somebody answers, the connection is as lost as it was.
    state: () => (state === 'connecting' && hasLost ? 'lost' : state),
    want(wanted) {
      isWanted = wanted;
      if (wanted) {
        // The next try has its time; what changes on the page meanwhile must not bring it forward.
        if (state !== 'lost') connect();
        return;
      }
      clearTimeout(retry);
      drop();
      if (state === 'lost') become('off');
    },
    send(text) {
      socket?.send(text);
    },
    renew,
  };
}

/** Live both ways: says so when nothing was heard for so many beats. */
function heartbeat(socket: WebSocket, isDead: () => void): { heard(): void; stop(): void } {
  let misses = 0;
  const beat = guarded('the heartbeat', () => {
    misses += 1;
    if (misses > HEARTBEAT_MISSES_MAX) isDead();
    else socket.send(JSON.stringify({ id: newId(), at: Date.now(), body: { type: 'ping' } }));
  });
  const timer = setInterval(beat, HEARTBEAT_MS);
  return {
    heard() {
      misses = 0;
    },
    stop: () => clearInterval(timer),
  };
}
