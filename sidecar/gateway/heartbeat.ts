import { HEARTBEAT_MISSES_MAX } from '../../shared/protocol/limits.ts';
import type { Connection } from './connection.ts';

/** Asks every greeted connection for a sign of life; whoever misses too many is hung up on. */
export function beatHearts(all: () => Iterable<Connection>, everyMs: number): () => void {
  const timer = setInterval(() => {
    for (const connection of all()) {
      if (connection.ask(HEARTBEAT_MISSES_MAX)) continue;
      connection.bye('no-heartbeat');
      // Nobody is there to answer the closing handshake.
      connection.terminate();
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
