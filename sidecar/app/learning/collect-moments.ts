import type { EpochMs } from '../../../shared/kernel/time.ts';
import { MOMENTS_PER_SESSION_MAX } from '../../../shared/protocol/limits.ts';
import type { Example } from '../../domain/engagement/features/examples.ts';
import { FEATURES } from '../../domain/engagement/features/row.ts';
import type { Moments } from '../../domain/engagement/learned/moments.ts';

/** Takes down what sessions teach, as it comes. */
export interface MomentsCollected {
  /** In the order in which they began; one that teaches nothing is left out. */
  add(session: {
    readonly startedAt: EpochMs;
    readonly isOrdered: boolean;
    readonly examples: readonly Example[];
  }): void;
  moments(): Moments;
}

/**
 * Room for so many sessions, in memory that threads share. The machine gives it only as it is filled.
 *
 * @param sessionsMax at most so many are added
 */
export function collectMoments(sessionsMax: number): MomentsCollected {
  const rowsMax = sessionsMax * MOMENTS_PER_SESSION_MAX;
  const values = numbers(rowsMax * FEATURES.length);
  const [labels, weights] = [numbers(rowsMax), numbers(rowsMax)];
  const startedAt = numbers(sessionsMax);
  const firstRows = new Int32Array(shared((sessionsMax + 1) * Int32Array.BYTES_PER_ELEMENT));
  const isOrdered = new Uint8Array(shared(sessionsMax));
  let [sessions, rows] = [0, 0];
  return {
    add(session) {
      if (session.examples.length === 0) return;
      for (const { features, isOrdered: isPositive, weight } of session.examples) {
        values.set(features, rows * FEATURES.length);
        labels[rows] = Number(isPositive);
        weights[rows] = weight;
        rows += 1;
      }
      startedAt[sessions] = session.startedAt;
      isOrdered[sessions] = Number(session.isOrdered);
      sessions += 1;
      firstRows[sessions] = rows;
    },
    moments: () => ({
      values: values.subarray(0, rows * FEATURES.length),
      labels: labels.subarray(0, rows),
      weights: weights.subarray(0, rows),
      firstRows: firstRows.subarray(0, sessions + 1),
      startedAt: startedAt.subarray(0, sessions),
      isOrdered: isOrdered.subarray(0, sessions),
    }),
  };
}

function numbers(count: number): Float64Array {
  return new Float64Array(shared(count * Float64Array.BYTES_PER_ELEMENT));
}

function shared(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}
