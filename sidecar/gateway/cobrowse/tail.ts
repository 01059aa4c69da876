/** A checkpoint until somebody sees something: its first batch, whole. */
export interface WholePicture {
  readonly checkpoint: number;
  readonly frames: readonly Uint8Array[];
  /** Memory it takes. */
  readonly sizeBytes: number;
}

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
  /** What somebody who begins here is sent until they see something; null until all of it is there. */
  picture(): WholePicture | null;
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

export function tailOfFrames(): Tail {
  let checkpoint = 0;
  let frames: Uint8Array[] = [];
  let first = 0;
  let sizeBytes = 0;
  let isWhole = false;
  let pictureFrames: number | null = null;

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
    picture() {
      if (!isWhole || pictureFrames === null) return null;
      const picture = frames.slice(0, pictureFrames);
      return {
        checkpoint,
        frames: picture,
        sizeBytes: picture.reduce((sum, frame) => sum + sizeOf(frame), 0),
      };
    },
    open(opened, frame, endsBatch) {
      checkpoint = opened;
      frames = [frame];
      first = 0;
      sizeBytes = sizeOf(frame);
      isWhole = true;
      pictureFrames = endsBatch ? 1 : null;
    },
    push(frame, endsBatch) {
      if (!isWhole) forget();
      frames.push(frame);
      sizeBytes += sizeOf(frame);
      if (endsBatch && isWhole) pictureFrames ??= frames.length;
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
