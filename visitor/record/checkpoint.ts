import {
  COBROWSE_CHECKPOINT_AFTER_BYTES,
  COBROWSE_CHECKPOINT_AFTER_MS,
} from '../../shared/protocol/limits.ts';

/** Says when what followed the last picture is more than a late joiner should load (SPEC RC6). */
export interface CheckpointDue {
  opened(): void;
  noteBytes(bytes: number): void;
  isDue(): boolean;
}

/** @param nowMs a clock that never goes back */
export function createCheckpointDue(nowMs: () => number): CheckpointDue {
  let openedAt = nowMs();
  let bytes = 0;
  return {
    opened() {
      openedAt = nowMs();
      bytes = 0;
    },
    noteBytes(more) {
      bytes += more;
    },
    isDue: () =>
      bytes > COBROWSE_CHECKPOINT_AFTER_BYTES ||
      (bytes > 0 && nowMs() - openedAt > COBROWSE_CHECKPOINT_AFTER_MS),
  };
}
