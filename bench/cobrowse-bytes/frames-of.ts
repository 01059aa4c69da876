import { openUnpacking } from '../../extension/cobrowse/unpack.ts';
import { FRAME_HEADER_BYTES, readHeader } from '../../shared/protocol/frame.ts';

/** What came of our frames, read as a viewer reads them. */
export interface Read {
  /** Frames as they are, headers and beats included. */
  readonly bytes: number;
  /** And what the socket adds: RFC 6455, 5.2, from a browser. */
  readonly onSocketBytes: number;
  readonly frames: number;
  readonly beats: number;
  readonly pictureBytes: number;
  /** Age of the oldest change in each batch when it left. */
  readonly agesMs: readonly number[];
  readonly batches: readonly (readonly unknown[])[];
}

const MASK_BYTES = 4;

/** @throws when a frame is not what it should be: then nothing was measured */
export function readFrames(frames: readonly Uint8Array[]): Read {
  let unpacking = openUnpacking();
  let [bytes, onSocketBytes, beats, pictureBytes] = [0, 0, 0, 0];
  const agesMs: number[] = [];
  const batches: (readonly unknown[])[] = [];
  for (const frame of frames) {
    const header = readHeader(frame);
    if (header === null) throw new Error('not a frame');
    bytes += frame.length;
    onSocketBytes += frame.length + MASK_BYTES + (frame.length < 126 ? 2 : 4);
    if (header.kind === 'beat') {
      beats += 1;
      continue;
    }
    if (header.opensCheckpoint) unpacking = openUnpacking();
    if (batches.length === 0) pictureBytes += frame.length;
    const events = unpacking.push(frame.subarray(FRAME_HEADER_BYTES), header.endsBatch);
    if (events === null) throw new Error('a frame could not be read');
    if (!header.endsBatch) continue;
    agesMs.push(header.mark);
    batches.push(events);
  }
  return { bytes, onSocketBytes, frames: frames.length, beats, pictureBytes, agesMs, batches };
}
