import { openDecoder } from '../../shared/frames/decoder.ts';
import { FRAME_INFLATED_MAX_BYTES } from '../../shared/protocol/limits.ts';
import { openInflate } from './inflate.ts';

/** The stream since a checkpoint, part by part. Make a new one for each checkpoint. */
export interface Unpacking {
  /**
   * @param isByNeed what the events add comes as ComeAdds
   * @returns the events of a batch with the part that ends it, nothing before; null when this is no stream of
   *   ours, or more than a page may be: it is over, and so is every later call
   */
  push(part: Uint8Array, endsBatch: boolean, isByNeed?: boolean): readonly unknown[] | null;
}

export function openUnpacking(): Unpacking {
  const inflating = openInflate();
  const decoder = openDecoder();
  let parts: Uint8Array[] = [];
  let heldBytes = 0;
  let isOver = false;

  const events = (isByNeed: boolean): readonly unknown[] | null => {
    const plain = inflating.batch(joined(parts));
    parts = [];
    heldBytes = 0;
    return plain === null ? null : decoder.decode(plain, isByNeed);
  };

  return {
    push(part, endsBatch, isByNeed = false) {
      if (isOver) return null;
      parts.push(part);
      heldBytes += part.length;
      // Packed it is not more than a few bytes longer than it was.
      const came = heldBytes > FRAME_INFLATED_MAX_BYTES ? null : endsBatch ? events(isByNeed) : [];
      isOver = came === null;
      if (isOver) parts = [];
      return came;
    },
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
