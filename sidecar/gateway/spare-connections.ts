import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Connections over which no request is being answered: a browser's spare one, half a request. */
export interface SpareConnections {
  /** Ends them, and from now on each that comes. */
  end(): void;
}

/**
 * Node waits for them when it closes, and by then no longer looks whether their time is up: one silent
 * connection would hold every stop until DRAIN_MAX_MS.
 */
export function spareConnectionsOf(server: Server): SpareConnections {
  const askedOver = new Map<Socket, IncomingMessage | null>();
  let isEnding = false;

  server.on('connection', (socket: Socket) => {
    if (isEnding) {
      socket.destroy();
      return;
    }
    askedOver.set(socket, null);
    socket.once('close', () => askedOver.delete(socket));
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    askedOver.set(socket, request);
    response.once('close', () => {
      if (askedOver.get(socket) === request) askedOver.set(socket, null);
    });
  });
  // Whoever it becomes is closed in the order of a stop.
  server.on('upgrade', ({ socket }: IncomingMessage) => askedOver.delete(socket));

  return {
    end() {
      isEnding = true;
      for (const [socket, request] of askedOver) if (request?.complete !== true) socket.destroy();
    },
  };
}
