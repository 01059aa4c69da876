import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire between two programs that a test can cut. */
export interface CutProxy {
  readonly port: number;
  /** Destroys every connection; new ones are refused until `mend`. */
  cut(): void;
  mend(): void;
  /** Keeps what comes in until `release`: then it all arrives, nothing lost. The other way goes on. */
  hold(): void;
  release(): void;
  close(): Promise<void>;
}

/** Forwards a free loopback port to `port`, byte by byte. */
export async function startCutProxy(port: number): Promise<CutProxy> {
  const sockets = new Set<Socket>();
  const ways = new Map<Socket, Socket>();
  let isHeld = false;
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      // Both ends die together; which of them failed does not matter to a wire.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        ways.delete(near);
        near.destroy();
        far.destroy();
      });
    }
    ways.set(near, far);
    if (!isHeld) near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    mend: () => {
      isCut = false;
    },
    hold: () => {
      isHeld = true;
      for (const near of ways.keys()) near.unpipe();
    },
    release: () => {
      if (!isHeld) return;
      isHeld = false;
      for (const [near, far] of ways) near.pipe(far);
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
