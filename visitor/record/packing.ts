import { openEncoder } from '../../shared/frames/encoder.ts';
import { openDeflate } from './deflate.ts';
import { SEGMENT_BYTES } from './matches.ts';

/** Makes bytes of what is told since a checkpoint, batch by batch and in slices. */
export interface Packing {
  begin(events: readonly unknown[]): void;
  /** @returns the batch, compressed; undefined when time was up before; null when it is more than a viewer takes */
  more(isTimeUp: () => boolean): Uint8Array | null | undefined;
}

/** What deflate leaves out at the end of each piece; within a batch it has to be there (RFC 7692, 7.2.1). */
const FLUSHED = Uint8Array.of(0, 0, 0xff, 0xff);

export function openPacking(): Packing {
  const encoder = openEncoder();
  const deflate = openDeflate();
  let plain: Uint8Array | null | undefined;
  let done = 0;
  let pieces: Uint8Array[] = [];

  return {
    begin(events) {
      encoder.begin(events);
      plain = undefined;
      done = 0;
      pieces = [];
    },
    more(isTimeUp) {
      plain ??= encoder.more(isTimeUp);
      if (!plain) return plain;
      for (; done < plain.length; done += SEGMENT_BYTES) {
        if (isTimeUp()) return undefined;
        if (done > 0) pieces.push(FLUSHED);
        pieces.push(deflate.batch(plain.subarray(done, done + SEGMENT_BYTES)));
      }
      return joined(pieces);
    },
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
