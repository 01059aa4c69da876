import type { NeedWhy } from './asking.ts';
import type { Judgement } from './frame-gate.ts';

/** Why a frame went no further. */
export type FrameDropped = Extract<Judgement, { readonly kind: 'dropped' }>['why'];

/** What is counted about frames for GET /metrics. */
export interface FrameCounts {
  received(sizeBytes: number): void;
  dropped(why: FrameDropped): void;
  /** To one viewer. */
  sent(sizeBytes: number): void;
  /** A page was asked for a checkpoint. */
  asked(why: NeedWhy): void;
  /** A viewer does not read as fast as the page changes. */
  behind(): void;
}

/** And about rooms. */
export interface RoomCounts extends FrameCounts {
  /** How many there are now, and what they keep. */
  rooms(count: number): void;
  tails(sizeBytes: number): void;
  /** A tail went, because all together took too much. */
  tailGone(): void;
}
