import { FRAME_BUNDLE_MAX_BYTES } from './limits.ts';

/** The first version whose viewers read bundles. */
export const BUNDLES_SINCE = 7;

const BUNDLE = 2;
const KIND_BYTES = 1;
const LENGTH_BYTES = 4;

/**
 * Frames in one binary message: byte 0 is 2, where a frame alone has 1 (frame.ts), then each frame as it came, behind its
 * length in 4 bytes, big-endian. Who joins late is sent some hundred small ones, and in a browser each message is a task.
 *
 * @param at frames in order
 * @param mostBytes there is room for; no message is larger than FRAME_BUNDLE_MAX_BYTES
 * @returns those from `from` on that fit into one message: at least the first
 */
export function nextBundle(
  at: (place: number) => Uint8Array | undefined,
  from: number,
  mostBytes: number,
): readonly Uint8Array[] {
  const most = Math.min(mostBytes, FRAME_BUNDLE_MAX_BYTES);
  const frames: Uint8Array[] = [];
  let sizeBytes = KIND_BYTES;
  for (let frame = at(from); frame !== undefined; frame = at(from + frames.length)) {
    sizeBytes += LENGTH_BYTES + frame.length;
    if (frames.length > 0 && sizeBytes > most) break;
    frames.push(frame);
  }
  return frames;
}

/** The message that carries them: of one frame the frame. */
export function bundled(frames: readonly Uint8Array[]): Uint8Array {
  const [only] = frames;
  if (only !== undefined && frames.length === 1) return only;
  const size = frames.reduce((sum, frame) => sum + LENGTH_BYTES + frame.length, KIND_BYTES);
  const message = new Uint8Array(size);
  const view = new DataView(message.buffer);
  message[0] = BUNDLE;
  let end = KIND_BYTES;
  for (const frame of frames) {
    view.setUint32(end, frame.length);
    message.set(frame, end + LENGTH_BYTES);
    end += LENGTH_BYTES + frame.length;
  }
  return message;
}

/** The frames in a message; what is no bundle, or a bundle cut short, is itself, and whoever reads its header says what it is. */
export function unbundled(message: Uint8Array): readonly Uint8Array[] {
  if (message[0] !== BUNDLE) return [message];
  const view = new DataView(message.buffer, message.byteOffset, message.length);
  const frames: Uint8Array[] = [];
  for (let at = KIND_BYTES; at < message.length; ) {
    const start = at + LENGTH_BYTES;
    if (start > message.length) return [message];
    at = start + view.getUint32(at);
    if (at > message.length) return [message];
    frames.push(message.subarray(start, at));
  }
  return frames;
}
