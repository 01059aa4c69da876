import type { Socket } from 'node:net';
import type { Bounds } from '../bounds.ts';
import type { ConnectionTerms } from '../connection.ts';

/** How a connection for frames differs from a link. */
export function frameTerms(
  bounds: Bounds,
  socket: Pick<Socket, 'resetAndDestroy'>,
): Pick<ConnectionTerms, 'isBare' | 'reset' | 'sendBufferMaxBytes'> {
  return {
    isBare: true,
    // Frames stop at viewerBehindBytes; what is said in words besides has as much again.
    sendBufferMaxBytes: bounds.viewerBehindBytes * 2,
    reset: () => void socket.resetAndDestroy(),
  };
}
