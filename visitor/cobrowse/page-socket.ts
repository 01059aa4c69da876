import { backoffMs } from '../../shared/protocol/backoff.ts';
import type { DownPage, PageHello } from '../../shared/protocol/frame-sockets.ts';
import { guarded } from '../guard.ts';
import type { PageSocket, PageSocketSide, PageSocketState } from '../record/recording.ts';
import { isRecord } from '../unknown.ts';
import {
  FINAL_CLOSE_CODES,
  GREETING_MAX_MS,
  REPLACED_CLOSE_CODE,
  UNAUTHENTICATED_CLOSE_CODE,
} from '../wire/definitions.ts';
import { WHAT } from './elements.ts';
import { watchSilence } from './silence.ts';

interface Dialling {
  readonly url: string;
  /** Null while nobody knows who the visitor is. */
  hello(): PageHello | null;
}

/** As browsers report a connection that broke without a word (RFC 6455, 7.4.1). */
const GONE_CODE = 1006;

export function openPageSocket(side: PageSocketSide & Dialling): PageSocket {
  let state: PageSocketState = 'off';
  let socket: WebSocket | null = null;
  let drop: (() => void) | null = null;
  let attempt = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let liveSinceMs = 0;
  let hasFramed = false;
  let isWanted = false;
  let silence = watchSilence();

  const become = (next: PageSocketState): void => {
    if (state === next || state === 'over') return;
    state = next;
    side.changed(next);
  };

  const connect = (): void => {
    clearTimeout(retry);
    if (!isWanted || socket !== null || state === 'over') return;
    const hello = side.hello();
    if (hello === null) {
      become('lost');
      later();
      return;
    }
    become('connecting');
    dial(hello);
  };

  const dial = (hello: PageHello): void => {
    const own = new WebSocket(side.url);
    own.binaryType = 'arraybuffer';
    socket = own;
    silence = watchSilence();
    hasFramed = false;
    let byeKind: unknown = null;
    const release = (): void => {
      clearTimeout(late);
      own.onopen = own.onmessage = own.onclose = null;
      own.close();
      if (socket === own) {
        socket = null;
        drop = null;
      }
    };
    const ended = guarded(WHAT, (code: number) => {
      release();
      settle(code, byeKind);
    });
    const late = setTimeout(() => ended(GONE_CODE), GREETING_MAX_MS);
    drop = release;
    own.onopen = guarded(WHAT, () => own.send(JSON.stringify(hello)));
    own.onclose = ({ code }) => ended(code);
    own.onmessage = guarded(WHAT, ({ data }: MessageEvent<unknown>) => {
      const message = readDown(data);
      if (message === null) return;
      silence.heard(message);
      if (message.type === 'bye') byeKind = message.kind;
      else if (message.type === 'welcome') {
        clearTimeout(late);
        liveSinceMs = performance.now();
        become('live');
        side.welcomed(message);
      } else {
        // It carried what it is for; one that breaks after that was not sent away.
        if (hasFramed) attempt = 0;
        side.heard(message);
      }
    });
  };

  const settle = (code: number, byeKind: unknown): void => {
    // Whoever is sent away right after each welcome must not come back at once each time.
    if (state === 'live' && performance.now() - liveSinceMs > GREETING_MAX_MS) attempt = 0;
    if (isOver(code, byeKind)) {
      become('over');
    } else if (code === REPLACED_CLOSE_CODE || byeKind === 'replaced') {
      isWanted = false;
      become('replaced');
    } else {
      become('lost');
      later();
    }
  };

  const later = (): void => {
    clearTimeout(retry);
    retry = setTimeout(guarded(WHAT, connect), backoffMs(attempt, Math.random()));
    attempt += 1;
  };

  const renew = (): void => {
    if (socket === null) return;
    drop?.();
    become('lost');
    later();
  };

  const online = guarded(WHAT, connect);
  const offline = guarded(WHAT, renew);
  addEventListener('online', online);
  addEventListener('offline', offline);

  return {
    state: () => state,
    want(wanted) {
      if (state === 'over' || wanted === isWanted) return;
      isWanted = wanted;
      if (wanted) {
        connect();
        return;
      }
      clearTimeout(retry);
      drop?.();
      become('off');
    },
    frame(bytes) {
      if (state !== 'live') return;
      hasFramed = true;
      socket?.send(bytes);
    },
    say(message) {
      if (state === 'live') socket?.send(JSON.stringify(message));
    },
    bufferedBytes: () => socket?.bufferedAmount ?? 0,
    checkSilence() {
      if (state === 'live' && silence.isTooLong()) renew();
    },
    stop() {
      clearTimeout(retry);
      state = 'over';
      drop?.();
      removeEventListener('online', online);
      removeEventListener('offline', offline);
    },
  };
}

/** Trying again is pointless: looking along is over, or this page has no part in it. */
function isOver(code: number, byeKind: unknown): boolean {
  return (
    code in FINAL_CLOSE_CODES ||
    code === UNAUTHENTICATED_CLOSE_CODE ||
    [...Object.values(FINAL_CLOSE_CODES), 'unauthenticated'].some((kind) => kind === byeKind)
  );
}

/** Text from the sidecar → message, or null: types that nobody knows are passed over (ADR 0007). */
function readDown(text: unknown): DownPage | null {
  if (typeof text !== 'string') return null;
  try {
    const message: unknown = JSON.parse(text);
    return isDown(message) ? message : null;
  } catch {
    return null;
  }
}

function isDown(value: unknown): value is DownPage {
  return isRecord(value) && typeof value.type === 'string';
}
