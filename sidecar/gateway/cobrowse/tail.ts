/**
 * A checkpoint and what followed, for who comes late and who reads slowly. A frame's place is its
 * sequence. Once dropped, only the newest frame is held until the next checkpoint.
 */
export interface Tail {
  /** 0 before the first. */
  checkpoint(): number;
  /** Whether somebody can begin here: the checkpoint and all that followed are there. */
  isWhole(): boolean;
  /** Memory it takes. */
  sizeBytes(): number;
  /** What somebody who begins here is sent until they see something; unknown until all of it is there. */
  pictureBytes(): number;
  open(checkpoint: number, frame: Uint8Array, endsBatch: boolean): void;
  push(frame: Uint8Array, endsBatch: boolean): void;
  at(sequence: number): Uint8Array | undefined;
  /** Whether it was dropped, so that who was there cannot go on. */
  isGone(sequence: number): boolean;
  /** From this place on. */
  bytesFrom(sequence: number): number;
  drop(): void;
}

/** What Node needs for a Buffer besides its bytes: measured with 5,000 beats. */
const FRAME_OVERHEAD_BYTES = 220;

const UNKNOWN = Number.POSITIVE_INFINITY;

export function tailOfFrames(): Tail {
  let checkpoint = 0;
  let frames: Uint8Array[] = [];
  let first = 0;
  let sizeBytes = 0;
  let isWhole = false;
  let pictureBytes = UNKNOWN;

  const sizeOf = (frame: Uint8Array): number => frame.length + FRAME_OVERHEAD_BYTES;
  const forget = (): void => {
    first += frames.length;
    frames = [];
    sizeBytes = 0;
  };

  return {
    checkpoint: () => checkpoint,
    isWhole: () => isWhole,
    sizeBytes: () => sizeBytes,
    pictureBytes: () => pictureBytes,
    open(opened, frame, endsBatch) {
      checkpoint = opened;
      frames = [frame];
      first = 0;
      sizeBytes = sizeOf(frame);
      isWhole = true;
      pictureBytes = endsBatch ? sizeBytes : UNKNOWN;
    },
    push(frame, endsBatch) {
      if (!isWhole) forget();
      frames.push(frame);
      sizeBytes += sizeOf(frame);
      if (endsBatch && isWhole && pictureBytes === UNKNOWN) pictureBytes = sizeBytes;
    },
    isGone: (sequence) => sequence < first,
    at: (sequence) => (sequence < first ? undefined : frames[sequence - first]),
    bytesFrom: (sequence) =>
      frames.slice(Math.max(0, sequence - first)).reduce((sum, { length }) => sum + length, 0),
    drop() {
      isWhole = false;
      forget();
    },
  };
}
