import { openUnpacking } from '../../../extension/cobrowse/unpack.ts';
import {
  FRAME_HEADER_BYTES,
  type FrameHeader,
  readHeader,
} from '../../../shared/protocol/frame.ts';

/** What came of the frames, each read as a viewer reads it: header, then the stream of its checkpoint. */
export interface Come {
  readonly header: FrameHeader;
  /** Of a batch that ended with this frame; null while it goes on, and for beats. */
  readonly events: readonly unknown[] | null;
}

export function openViewer(): { take(frame: Uint8Array): Come } {
  let unpacking = openUnpacking();
  return {
    take(frame) {
      const header = readHeader(frame);
      if (header === null) throw new Error('not a frame');
      if (header.kind === 'beat') return { header, events: null };
      if (header.opensCheckpoint) unpacking = openUnpacking();
      const events = unpacking.push(frame.subarray(FRAME_HEADER_BYTES), header.endsBatch);
      if (events === null) throw new Error('not a stream of ours');
      return { header, events: header.endsBatch ? events : null };
    },
  };
}
