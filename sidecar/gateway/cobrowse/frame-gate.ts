import type { FatalKind } from '../../../shared/protocol/error-kind.ts';
import { readHeader } from '../../../shared/protocol/frame.ts';
import { FRAME_MAX_BYTES } from '../../../shared/protocol/limits.ts';
import type { Bounds } from '../bounds.ts';
import { tokenBucket } from '../token-bucket.ts';

/** What becomes of a frame. A page that is dropped is told so by asking it for a checkpoint. */
export type Judgement =
  | { readonly kind: 'passes'; readonly opensCheckpoint: boolean; readonly checkpoint: number }
  /** `waiting`: nothing passes until a checkpoint opens, and this frame opens none. */
  | { readonly kind: 'dropped'; readonly why: 'gap' | 'slow' | 'waiting' }
  | { readonly kind: 'ends'; readonly because: FatalKind };

/** Lets one page's frames through as long as they follow each other within the bounds (SPEC FR2, FR3). */
export interface FrameGate {
  judge(frame: Uint8Array, nowMs: number): Judgement;
}

/** How often a page may cross the bounds, counted in as much again, before it is sent away. */
const PATIENCE = 2;

/** @param firstCheckpoint no checkpoint before it passes */
export function frameGate(bounds: Bounds, firstCheckpoint: number, sinceMs: number): FrameGate {
  const frames = tokenBucket(bounds.framesBurst, bounds.framesPerSecond, sinceMs);
  const bytes = tokenBucket(bounds.frameBytesBurst, bounds.frameBytesPerSecond, sinceMs);
  const framesEver = tokenBucket(
    bounds.framesBurst * PATIENCE,
    bounds.framesPerSecond * PATIENCE,
    sinceMs,
  );
  const bytesEver = tokenBucket(
    bounds.frameBytesBurst * PATIENCE,
    bounds.frameBytesPerSecond * PATIENCE,
    sinceMs,
  );
  let checkpoint = firstCheckpoint - 1;
  let next = 0;
  let isShut = true;

  const drop = (why: 'gap' | 'slow'): Judgement => {
    isShut = true;
    return { kind: 'dropped', why };
  };

  return {
    judge(frame, nowMs) {
      if (frame.length > FRAME_MAX_BYTES) return { kind: 'ends', because: 'too-large' };
      const header = readHeader(frame);
      if (header === null) return { kind: 'ends', because: 'malformed' };
      if (!framesEver.take(nowMs) || !bytesEver.take(nowMs, frame.length)) {
        return { kind: 'ends', because: 'too-many' };
      }
      if (!frames.take(nowMs) || !bytes.take(nowMs, frame.length)) return drop('slow');
      const { opensCheckpoint } = header;
      if (opensCheckpoint) {
        if (header.checkpoint <= checkpoint) return drop('gap');
        checkpoint = header.checkpoint;
        next = 1;
        isShut = false;
        return { kind: 'passes', opensCheckpoint, checkpoint };
      }
      if (isShut) return { kind: 'dropped', why: 'waiting' };
      if (header.checkpoint !== checkpoint || header.sequence !== next) return drop('gap');
      next += 1;
      return { kind: 'passes', opensCheckpoint, checkpoint };
    },
  };
}
