import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The way between a store and its database, which a test can spoil. */
export interface DatabaseWire {
  readonly port: number;
  /** The next answer to a message that holds these words does not arrive: the connection ends instead. */
  loseAnswerTo(words: string): void;
  /** Nothing arrives any more, either way, and nothing ends. */
  hold(): void;
  /** New connections get through again; those held before are ended. */
  letGo(): void;
  close(): Promise<void>;
}

export async function startDatabaseWire(port: number): Promise<DatabaseWire> {
  const sockets = new Set<Socket>();
  let losing: string | null = null;
  let isHeld = false;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    let isLosing = false;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (bytes) => {
      if (isHeld) return;
      if (losing !== null && bytes.includes(losing)) {
        isLosing = true;
        losing = null;
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (isHeld) return;
      if (isLosing) near.destroy();
      else near.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    loseAnswerTo: (words) => {
      losing = words;
    },
    hold: () => {
      isHeld = true;
    },
    letGo: () => {
      isHeld = false;
      endAll();
    },
    close: () => {
      endAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
