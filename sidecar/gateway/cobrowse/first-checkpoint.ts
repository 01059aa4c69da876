import type { EpochMs } from '../../../shared/kernel/time.ts';

/** 2025-01-01: leaves CHECKPOINT_MAX out of reach until 2056. */
const SINCE_MS = Date.UTC(2025, 0, 1);

/**
 * Where a room's checkpoints begin: seconds, because a page opens less than one a second. So they do not go
 * back when a room is made anew for the same cobrowse, after a restart or in another sidecar.
 */
export function firstCheckpointAt(now: EpochMs): number {
  return Math.max(1, Math.floor((now - SINCE_MS) / 1_000));
}
