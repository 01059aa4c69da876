import { FRAME_HEADER_BYTES, readHeader } from '../../shared/protocol/frame.ts';

/** What a frame is to the picture. */
export type Taken =
  | {
      readonly kind: 'part';
      readonly checkpoint: number;
      readonly opensCheckpoint: boolean;
      readonly endsBatch: boolean;
      /** Age of the oldest change in it when it was sent. */
      readonly oldestMs: number;
      readonly body: Uint8Array;
    }
  /** `echo`: the number it answers; 0 for none. */
  | { readonly kind: 'beat'; readonly echo: number }
  /** Came before, or belongs to a picture that is over. */
  | { readonly kind: 'old' }
  /** Something is missing: what follows cannot be read until a new picture begins. */
  | { readonly kind: 'gap' }
  /** Missed already; nothing to ask again. */
  | { readonly kind: 'waiting' };

/** Puts frames in order, or finds that they are not (SPEC VW2): a frame reaches the player once, in its turn. */
export interface FramesIn {
  take(frame: Uint8Array): Taken;
  /** What was taken cannot be used: waits for a frame that opens a checkpoint. */
  miss(): void;
  /** Frames of older checkpoints are worth nothing. */
  waitFor(checkpoint: number): void;
}

export function newFramesIn(): FramesIn {
  let checkpoint = 0;
  let next = 0;
  let isWaiting = true;
  let least = 1;

  const miss = (): Taken => {
    if (isWaiting) return { kind: 'waiting' };
    isWaiting = true;
    return { kind: 'gap' };
  };

  return {
    take(frame) {
      const header = readHeader(frame);
      if (header === null) return miss();
      if (header.checkpoint < Math.max(checkpoint, least)) return { kind: 'old' };
      const isNewer = header.checkpoint > checkpoint;
      if (header.opensCheckpoint) {
        if (!isNewer && !isWaiting) return { kind: 'old' };
        checkpoint = header.checkpoint;
        next = 0;
        isWaiting = false;
      } else if (isWaiting) {
        return { kind: 'waiting' };
      } else if (isNewer || header.sequence > next) {
        return miss();
      } else if (header.sequence < next) {
        return { kind: 'old' };
      }
      next += 1;
      if (header.kind === 'beat') return { kind: 'beat', echo: header.mark };
      return {
        kind: 'part',
        checkpoint,
        opensCheckpoint: header.opensCheckpoint,
        endsBatch: header.endsBatch,
        oldestMs: header.mark,
        body: frame.subarray(FRAME_HEADER_BYTES),
      };
    },
    miss() {
      isWaiting = true;
    },
    waitFor(wanted) {
      least = Math.max(least, wanted);
      if (checkpoint < wanted) isWaiting = true;
    },
  };
}
