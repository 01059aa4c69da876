import { Inflate } from 'fflate';
import { FRAME_INFLATED_MAX_BYTES } from '../../shared/protocol/limits.ts';

/** The stream of a page since its last checkpoint, unpacked. Make a new one for each checkpoint. */
export interface Inflating {
  /**
   * Takes what follows the header of a part, in order. Bytes come out no later than with the part that ends
   * their batch, sometimes before.
   *
   * @returns null when this is no stream of ours, or more than a page may be: the stream is over, and so is
   *   every later call
   */
  push(part: Uint8Array, endsBatch: boolean): Uint8Array | null;
}

/** What each batch would end with; it is the same every time and stays in the page (RFC 7692, 7.2.1). */
const FLUSH = Uint8Array.of(0, 0, 0xff, 0xff);
/** Deflate makes at most 1,032 bytes of one: so much is looked at before the bound is asked again. */
const SLICE_BYTES = 2_048;

export function openInflate(): Inflating {
  let pieces: Uint8Array[] = [];
  let madeBytes = 0;
  let isOver = false;
  const inflate = new Inflate((piece) => {
    pieces.push(piece);
    madeBytes += piece.length;
  });

  const feed = (bytes: Uint8Array): void => {
    for (let from = 0; from < bytes.length && !isOver; from += SLICE_BYTES) {
      inflate.push(bytes.subarray(from, from + SLICE_BYTES));
      if (madeBytes > FRAME_INFLATED_MAX_BYTES) isOver = true;
    }
  };

  return {
    push(part, endsBatch) {
      if (isOver) return null;
      try {
        feed(endsBatch ? joined([part, FLUSH]) : part);
      } catch {
        isOver = true;
      }
      if (isOver) {
        pieces = [];
        return null;
      }
      const made = joined(pieces);
      pieces = [];
      return made;
    },
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
