import type { Socket } from '../../../sidecar/gateway/connection.ts';
import type { Carrier } from './network.ts';
import type { Life, Times } from './times.ts';

/** The sidecar's end of a connection: what `ws` would hand to the gateway. */
export function serverSocket(
  times: Times,
  carrier: Carrier,
  life: Life,
  sent: (text: string) => string | null,
): Socket {
  const listeners = new Map<string, ((...given: never[]) => void)[]>();
  const emit = (name: string, ...given: unknown[]): void => {
    for (const listener of listeners.get(name) ?? []) Reflect.apply(listener, undefined, given);
  };
  let isPaused = false;
  let held: string[] = [];
  let state: 'open' | 'closing' | 'closed' = 'open';
  let closeCode = 1006;

  const over = (code: number): void => {
    if (state === 'closed') return;
    state = 'closed';
    emit('close', code);
  };
  const heard = (text: string): void => emit('message', Buffer.from(text), false);

  carrier.attach('server', {
    life,
    arrived(packet) {
      if (state === 'closed') return;
      switch (packet.kind) {
        case 'open':
          return;
        case 'ping':
          return carrier.send('server', { kind: 'pong' });
        case 'pong':
          return emit('pong');
        case 'text':
          if (isPaused) held.push(packet.text);
          else heard(packet.text);
          return;
        case 'close':
          if (state === 'open') carrier.send('server', { kind: 'close', code: packet.code });
          carrier.dropBy('server');
          return over(state === 'closing' ? closeCode : packet.code);
      }
    },
    broke: () => over(1006),
  });

  return {
    get bufferedAmount() {
      return carrier.unsentBytes('server');
    },
    on(name: string, listener: (...given: never[]) => void) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
    },
    send(text) {
      // Links carry text; what the sockets of looking along carry is tried elsewhere.
      if (typeof text !== 'string' || state !== 'open' || life.isOver) return;
      const passed = sent(text);
      if (passed !== null) carrier.send('server', { kind: 'text', text: passed });
    },
    ping(_payload, _mask, done) {
      if (state === 'open' && !life.isOver) carrier.send('server', { kind: 'ping' });
      if (done !== undefined) carrier.whenSent('server', done);
    },
    pong: () => undefined,
    close(code) {
      if (state !== 'open' || life.isOver) return;
      state = 'closing';
      closeCode = code;
      carrier.send('server', { kind: 'close', code });
      // As server.ts sets it: who does not answer the closing handshake is hung up on.
      times.later(2_000, () => {
        carrier.dropBy('server');
        over(1006);
      });
    },
    terminate() {
      carrier.dropBy('server');
      over(1006);
    },
    pause() {
      isPaused = true;
    },
    resume() {
      isPaused = false;
      times.later(0, () => {
        const waiting = held;
        held = [];
        for (const text of waiting) if (state !== 'closed') heard(text);
      });
    },
  };
}

/** How long a browser waits for the answer to its closing handshake (Chromium: 10 s, then 2 s). */
const CLOSING_MAX_MS = 12_000;

/** The browser's WebSocket, for whichever page or worker is running. */
export function browserSocketClass(
  times: Times,
  dial: (url: string, life: Life) => Carrier,
  heard: (life: Life, text: string) => void,
): unknown {
  return class BrowserSocket {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readyState = 0;
    onopen: (() => void) | null = null;
    onmessage: ((event: { readonly data: string }) => void) | null = null;
    onclose: ((event: { readonly code: number }) => void) | null = null;
    readonly #carrier: Carrier;

    constructor(url: string) {
      const life = times.current();
      if (life === null) throw new Error('somebody opens a socket who is nobody');
      this.#carrier = dial(url, life);
      this.#carrier.attach('client', {
        life,
        arrived: (packet) => {
          switch (packet.kind) {
            case 'open':
              if (this.readyState !== 0) return;
              this.readyState = 1;
              this.onopen?.();
              return;
            case 'ping':
              return this.#carrier.send('client', { kind: 'pong' });
            case 'close':
              this.#carrier.send('client', packet);
              return this.#over(packet.code);
            case 'text':
              if (this.readyState !== 1) return;
              heard(life, packet.text);
              this.onmessage?.({ data: packet.text });
              return;
            case 'pong':
              return;
          }
        },
        broke: () => this.#over(1006),
      });
    }

    send(text: string): void {
      if (this.readyState === 1) this.#carrier.send('client', { kind: 'text', text });
    }

    close(code = 1000): void {
      if (this.readyState >= 2) return;
      const wasOpen = this.readyState === 1;
      this.readyState = 2;
      if (wasOpen) this.#carrier.send('client', { kind: 'close', code });
      times.later(wasOpen ? CLOSING_MAX_MS : 0, () => {
        this.#carrier.dropBy('client');
        this.#over(1006);
      });
    }

    #over(code: number): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      this.onclose?.({ code });
    }
  };
}
