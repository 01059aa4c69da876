/** More than a WebSocket head, less than any two frames that came in one piece. */
const SLACK_MAX_BYTES = 32;

/**
 * The frame as it can be kept. What `ws` hands out is a slice of what the network brought, or of Node's
 * pool for small buffers: kept as it is, sixteen bytes would hold a hundred times as many.
 */
export function keptFrame(frame: Buffer): Buffer {
  if (frame.buffer.byteLength - frame.length <= SLACK_MAX_BYTES) return frame;
  const own = Buffer.allocUnsafeSlow(frame.length);
  frame.copy(own);
  return own;
}
