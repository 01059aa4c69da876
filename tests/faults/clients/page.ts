import { AsyncLocalStorage } from 'node:async_hooks';
import { WebSocket } from 'ws';

/** One life of a client's program; what it began ends with it. */
export interface Life {
  /** Runs with this life behind it; connections it opens, now or later, are its own. */
  run<T>(act: () => T): T;
  /** Breaks its connections off; others fail as they do without a network. */
  goOffline(): void;
  comeOnline(): void;
  connections(): number;
  /** Breaks its connections off; nobody is left to open others. */
  end(): void;
}

interface Living {
  readonly origin: string;
  readonly localAddress: string | undefined;
  readonly sockets: Set<WebSocket>;
  isOffline: boolean;
  isOver: boolean;
}

const lives = new AsyncLocalStorage<Living>();

/** @param localAddress where its connections come from, when that matters */
export function beginLife(origin: string, localAddress?: string): Life {
  const living: Living = {
    origin,
    localAddress,
    sockets: new Set(),
    isOffline: false,
    isOver: false,
  };
  const breakOff = (): void => {
    for (const socket of living.sockets) socket.terminate();
  };
  return {
    run: (act) => lives.run(living, act),
    goOffline() {
      living.isOffline = true;
      breakOff();
    },
    comeOnline() {
      living.isOffline = false;
    },
    connections: () => living.sockets.size,
    end() {
      living.isOver = true;
      breakOff();
    },
  };
}

/** The port of a service that nobody runs any more (RFC 863): connecting to it fails at once. */
const NOWHERE = 'ws://127.0.0.1:9';

/** Somebody who has ended would open a connection; in a browser there is nobody left to try. */
export class LifeIsOver extends Error {}

/** A browser's WebSocket: sends the origin of the page it runs in, leaves failures to its close event. */
class PageSocket extends WebSocket {
  constructor(url: string) {
    const living = lives.getStore();
    if (living === undefined) throw new Error('a connection that belongs to nobody');
    if (living.isOver) throw new LifeIsOver();
    const { origin, localAddress } = living;
    super(living.isOffline ? NOWHERE : url, {
      origin,
      perMessageDeflate: false,
      ...(localAddress === undefined ? {} : { localAddress }),
    });
    living.sockets.add(this);
    this.on('error', () => undefined);
    this.on('close', () => living.sockets.delete(this));
  }
}

/**
 * Puts in place what client code finds in a browser and not in Node.
 *
 * @param waitShare of the usual waits between two tries, so that a minute may hold more of them
 */
export function browserGlobals(chance: () => number, waitShare: number): void {
  const put = (name: string, value: unknown): void =>
    void Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  put('WebSocket', PageSocket);
  put('document', { visibilityState: 'visible' });
  put('addEventListener', () => undefined);
  // Below what chance can be: half of each wait is not left to it (shared/protocol/backoff.ts).
  Math.random = () => (1 + chance()) * waitShare - 1;
}
