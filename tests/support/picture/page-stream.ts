import { openEncoder } from '../../../shared/frames/encoder.ts';
import { FRAME_HEADER_BYTES, writeHeader } from '../../../shared/protocol/frame.ts';
import { FRAME_MAX_BYTES } from '../../../shared/protocol/limits.ts';
import { openDeflate } from '../../../visitor/record/deflate.ts';

/** What a page puts on the wire, made of events: frames of one checkpoint after another. */
export interface PageStream {
  /** The frames of a batch; the first of a checkpoint opens it. */
  batch(events: readonly unknown[], oldestMs?: number): Uint8Array[];
  beat(echo?: number): Uint8Array;
  readonly checkpoint: number;
  /** What follows belongs to the next checkpoint. */
  next(): void;
}

export function openPageStream(first = 1): PageStream {
  let checkpoint = first;
  let sequence = 0;
  let encoder = openEncoder();
  let deflate = openDeflate();
  return {
    get checkpoint() {
      return checkpoint;
    },
    batch(events, oldestMs = 0) {
      const encoded = encoder.encode(events);
      if (encoded === null) throw new Error('more than a viewer takes');
      const packed = deflate.batch(encoded);
      const bodyMax = FRAME_MAX_BYTES - FRAME_HEADER_BYTES;
      const frames: Uint8Array[] = [];
      for (let from = 0; from < packed.length; from += bodyMax) {
        const body = packed.subarray(from, from + bodyMax);
        const frame = new Uint8Array(FRAME_HEADER_BYTES + body.length);
        frame.set(body, FRAME_HEADER_BYTES);
        writeHeader(frame, {
          ...{ kind: 'part', opensCheckpoint: sequence === 0, checkpoint, sequence },
          endsBatch: from + bodyMax >= packed.length,
          mark: oldestMs,
        });
        sequence += 1;
        frames.push(frame);
      }
      return frames;
    },
    beat(echo = 0) {
      const frame = new Uint8Array(FRAME_HEADER_BYTES);
      const header = { opensCheckpoint: false, endsBatch: false, checkpoint, sequence, mark: echo };
      writeHeader(frame, { kind: 'beat', ...header });
      sequence += 1;
      return frame;
    },
    next() {
      checkpoint += 1;
      sequence = 0;
      encoder = openEncoder();
      deflate = openDeflate();
    },
  };
}
