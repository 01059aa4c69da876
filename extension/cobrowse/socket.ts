import { backoffMs } from '../../shared/protocol/backoff.ts';
import { decodeDownViewer } from '../../shared/protocol/codec.ts';
import { ERROR_KINDS, type ErrorKind, kindOfCloseCode } from '../../shared/protocol/error-kind.ts';
import { unbundled } from '../../shared/protocol/frame-bundle.ts';
import type { DownViewer, UpViewer } from '../../shared/protocol/frame-sockets.ts';
import type { Challenge } from '../../shared/protocol/handshake.ts';
import { LINK_GREETING_MAX_MS, VIEWER_SILENT_MAX_MS } from '../../shared/protocol/limits.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { PictureSide } from './picture.ts';

type Welcome = Extract<DownViewer, { readonly type: 'welcome' }>;

/** What the viewer's socket needs from around it. */
export interface SocketSide extends Pick<PictureSide, 'url' | 'cobrowse' | 'prove'> {
  welcomed(welcome: Welcome): void;
  heard(message: Exclude<DownViewer, { readonly type: 'welcome' | 'bye' | 'challenge' }>): void;
  framed(frame: Uint8Array): void;
  /** It will be tried again. */
  broke(): void;
  /** Trying again would not help. */
  ended(kind: ErrorKind, sentence: string): void;
}

/** The viewer's own connection to the sidecar: it comes back by itself (SPEC VW1). */
export interface ViewerSocket {
  /** Sends when welcomed; false otherwise. */
  send(message: UpViewer): boolean;
  /** Time passed in which an answer was due: gives up a connection that was silent for too much of it. */
  waited(tookMs: number): void;
  close(): void;
}

export function openSocket(side: SocketSide): ViewerSocket {
  let socket: WebSocket | null = null;
  let isWelcome = false;
  let isClosed = false;
  let tries = 0;
  let silentMs = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let greeting: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    const opened = new WebSocket(side.url);
    opened.binaryType = 'arraybuffer';
    socket = opened;
    silentMs = 0;
    opened.onmessage = ({ data }: MessageEvent<unknown>) => {
      silentMs = 0;
      if (data instanceof ArrayBuffer) {
        if (!isWelcome) return;
        for (const frame of unbundled(new Uint8Array(data))) side.framed(frame);
      } else received(opened, String(data));
    };
    opened.onclose = ({ code }) => lost(code);
    // A half-open network accepts a connection and then says nothing for ever.
    greeting = setTimeout(giveUp, LINK_GREETING_MAX_MS);
  }

  function received(from: WebSocket, words: string): void {
    const decoded = decodeDownViewer(words);
    // Both ends are ours: a message we cannot read means one of them is too old or too new.
    if (!decoded.isOk) {
      end('version-not-supported', '');
      return;
    }
    const message = decoded.value;
    switch (message.type) {
      case 'challenge':
        void answer(from, message);
        break;
      case 'welcome':
        clearTimeout(greeting);
        isWelcome = true;
        tries = 0;
        side.welcomed(message);
        break;
      case 'bye':
        if (isFinal(message.kind)) end(message.kind, message.sentence);
        break;
      default:
        if (isWelcome) side.heard(message);
    }
  }

  async function answer(to: WebSocket, challenge: Challenge): Promise<void> {
    // Connection boundary: who signs is another part of the extension, which may be gone.
    const proof = await side.prove(challenge).catch(() => null);
    if (to !== socket) return;
    if (proof === null) {
      giveUp();
      return;
    }
    const { device, token } = proof;
    const about = { role: 'viewer', version: PROTOCOL_VERSION, cobrowse: side.cobrowse };
    to.send(JSON.stringify({ type: 'hello', ...about, device, token }));
  }

  function lost(code: number): void {
    leave(code);
    if (isClosed) return;
    const kind = kindOfCloseCode(code);
    if (kind !== undefined && isFinal(kind)) {
      end(kind, '');
      return;
    }
    side.broke();
    retry = setTimeout(connect, backoffMs(tries, Math.random()));
    tries += 1;
  }

  function giveUp(): void {
    lost(GIVEN_UP);
  }

  function end(kind: ErrorKind, sentence: string): void {
    isClosed = true;
    leave(1000);
    side.ended(kind, sentence);
  }

  /** A dead network answers a close after minutes, if ever: what comes then is no longer ours. */
  function leave(code: number): void {
    clearTimeout(retry);
    clearTimeout(greeting);
    isWelcome = false;
    const left = socket;
    socket = null;
    if (left === null) return;
    left.onmessage = left.onclose = null;
    left.close(code === GIVEN_UP ? GIVEN_UP : 1000);
  }

  connect();
  return {
    send(message) {
      if (!isWelcome || socket === null) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    waited(tookMs) {
      if (!isWelcome) return;
      silentMs += tookMs;
      if (silentMs > VIEWER_SILENT_MAX_MS) giveUp();
    },
    close() {
      isClosed = true;
      leave(1000);
    },
  };
}

/** Our own code for a connection that says nothing. */
const GIVEN_UP = 4000;

/** Whether only a person can mend it. Our hello came too late over a slow network: the next may not. */
function isFinal(kind: ErrorKind): boolean {
  return kind !== 'hello-expected' && ERROR_KINDS[kind]?.canRetry !== true;
}
