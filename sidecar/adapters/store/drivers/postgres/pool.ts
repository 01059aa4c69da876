import type { PooledConnection } from './connection.ts';

/** So many connections and no more; who comes later waits for one, in order. */
export interface Pool {
  /** @throws what connecting says, to everybody who waits: none of them has begun anything */
  use<T>(act: (connection: PooledConnection) => Promise<T>): Promise<T>;
  /** Closes the connections that nobody uses. */
  close(): Promise<void>;
}

interface Waiter {
  readonly go: () => void;
  readonly fail: (error: unknown) => void;
}

export function poolOf(connect: () => Promise<PooledConnection>, max: number): Pool {
  const queue: Waiter[] = [];
  let idle: PooledConnection[] = [];
  let places = max;

  function place(): Promise<void> {
    if (places > 0) {
      places -= 1;
      return Promise.resolve();
    }
    return new Promise((go, fail) => queue.push({ go, fail }));
  }

  function makePlace(): void {
    const next = queue.shift();
    if (next === undefined) places += 1;
    else next.go();
  }

  async function take(): Promise<PooledConnection> {
    for (let known = idle.pop(); known !== undefined; known = idle.pop()) {
      if (!known.isLost()) return known;
      void known.close();
    }
    try {
      return await connect();
    } catch (error) {
      for (const { fail } of queue.splice(0)) fail(error);
      throw error;
    }
  }

  function putBack(connection: PooledConnection): void {
    if (connection.isLost()) void connection.close();
    else idle.push(connection);
  }

  return {
    use: async (act) => {
      await place();
      try {
        const connection = await take();
        try {
          return await act(connection);
        } finally {
          putBack(connection);
        }
      } finally {
        makePlace();
      }
    },
    close: async () => {
      const unused = idle;
      idle = [];
      await Promise.all(unused.map((connection) => connection.close()));
    },
  };
}
