import { openDecoder } from '../../shared/frames/decoder.ts';
import { openInflate } from './inflate.ts';

/** The stream since a checkpoint, part by part. Make a new one for each checkpoint. */
export interface Unpacking {
  /**
   * @returns the events of a batch with the part that ends it, nothing before; null when this is no stream of
   *   ours: it is over, and so is every later call
   */
  push(part: Uint8Array, endsBatch: boolean): readonly unknown[] | null;
}

export function openUnpacking(): Unpacking {
  const inflating = openInflate();
  const decoder = openDecoder();
  let pieces: Uint8Array[] = [];
  let isOver = false;
  return {
    push(part, endsBatch) {
      if (isOver) return null;
      const made = inflating.push(part, endsBatch);
      if (made !== null) pieces.push(made);
      if (made !== null && !endsBatch) return [];
      const events = made === null ? null : decoder.decode(joined(pieces));
      pieces = [];
      isOver = events === null;
      return events;
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
