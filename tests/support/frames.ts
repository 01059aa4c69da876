import { FRAME_HEADER_BYTES, type FrameHeader, writeHeader } from '../../shared/protocol/frame.ts';

/** A frame with this header and body; a part that continues its checkpoint unless told otherwise. */
export function aFrame(
  header: Pick<FrameHeader, 'checkpoint' | 'sequence'> & Partial<FrameHeader>,
  body: string | Uint8Array = 'x',
): Buffer {
  const kind = header.kind ?? 'part';
  const bytes = kind === 'beat' ? new Uint8Array(0) : Buffer.from(body);
  const frame = Buffer.alloc(FRAME_HEADER_BYTES + bytes.length);
  writeHeader(frame, {
    kind,
    opensCheckpoint: header.sequence === 0,
    endsBatch: kind === 'part',
    mark: 0,
    ...header,
  });
  frame.set(bytes, FRAME_HEADER_BYTES);
  return frame;
}

export const aBeat = (checkpoint: number, sequence: number, mark = 0): Buffer =>
  aFrame({ kind: 'beat', checkpoint, sequence, mark, endsBatch: false });

/** Frames of a page, one after another. */
export function framesFrom(checkpoint: number) {
  let at = { checkpoint, sequence: -1 };
  return {
    /** The next of this checkpoint. */
    next(body?: string | Uint8Array): Buffer {
      at = { ...at, sequence: at.sequence + 1 };
      return aFrame(at, body);
    },
    beat(mark = 0): Buffer {
      at = { ...at, sequence: at.sequence + 1 };
      return aBeat(at.checkpoint, at.sequence, mark);
    },
    /** The first of the next checkpoint. */
    open(body?: string | Uint8Array): Buffer {
      at = { checkpoint: at.checkpoint + 1, sequence: 0 };
      return aFrame(at, body);
    },
    /** Loses one on the way. */
    skip(): void {
      at = { ...at, sequence: at.sequence + 1 };
    },
  };
}
