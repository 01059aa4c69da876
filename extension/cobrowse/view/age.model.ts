import { SECOND_MS } from '../../../shared/kernel/time.ts';
import { COBROWSE_STALE_AFTER_MS } from '../../../shared/protocol/limits.ts';
import type { PictureState } from '../picture.ts';

/** Below this the picture is of now: nobody sees the difference. */
export const NOW_MS = 1_500;

/** What stands in the corner and over the picture. */
export interface Reading {
  readonly tone: 'petrol' | 'red' | 'quiet';
  /** Whole seconds; 0 is now, null is no picture. */
  readonly seconds: number | null;
  /** Which sentence is said, if any. */
  readonly says: 'connecting' | 'waiting' | 'away' | 'lost' | 'stale' | 'ended' | null;
  /** The picture is not what the visitor sees now: it is dimmed. */
  readonly isDimmed: boolean;
}

/** How old the picture is, in a form that can be shown (SPEC VW23). @param ageMs null: none yet */
export function readAge(state: PictureState, ageMs: number | null): Reading {
  const seconds =
    ageMs === null ? null : ageMs < NOW_MS ? 0 : Math.max(1, Math.round(ageMs / SECOND_MS));
  switch (state.kind) {
    case 'live':
      if (seconds === null) return { tone: 'quiet', seconds, says: 'waiting', isDimmed: false };
      return (ageMs ?? 0) > COBROWSE_STALE_AFTER_MS
        ? { tone: 'red', seconds, says: 'stale', isDimmed: false }
        : { tone: 'petrol', seconds, says: null, isDimmed: false };
    case 'away':
    case 'lost':
      return { tone: 'red', seconds, says: state.kind, isDimmed: true };
    case 'ended':
      return { tone: 'quiet', seconds: null, says: 'ended', isDimmed: true };
    case 'connecting':
      // A connection that broke leaves a picture behind, and that one is old.
      return seconds === null
        ? { tone: 'quiet', seconds, says: 'connecting', isDimmed: false }
        : { tone: 'red', seconds, says: 'connecting', isDimmed: true };
    case 'waiting':
      return seconds === null
        ? { tone: 'quiet', seconds, says: 'waiting', isDimmed: false }
        : { tone: 'red', seconds, says: 'stale', isDimmed: false };
  }
}
