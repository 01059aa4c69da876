import { quantile } from '../../measure/quantile.ts';
import type { Task } from './task.ts';

/** What a way of ranking says to one text: answers best first, how sure it is of the first, whether it knows any. */
export interface Said {
  readonly places: readonly number[];
  readonly confidence: number;
  readonly isInScope: boolean;
}

/** A way of ranking that has learned what there is to learn. */
export interface Built {
  readonly name: string;
  readonly ask: (text: string) => Said;
  readonly buildMs: number;
  readonly bytes: number;
  /** Of being in scope; null when it does not judge that. */
  readonly threshold: number | null;
}

/** Answers looked at for the mean reciprocal rank; further down counts as not found. */
export const RANKS = 10;
const BINS = 15; // as in Guo et al. 2017 (https://arxiv.org/abs/1706.04599)
const WARM = 50;

/** Asks everything once, and measures; the first questions are asked twice so that none pays for warming up. */
export function judge(task: Task, { ask, buildMs, bytes, threshold }: Built) {
  for (const { text } of task.test.slice(0, WARM)) ask(text);
  const took: number[] = [];
  const told = task.test.map(({ text, label }) => {
    const begun = performance.now();
    const said = ask(text);
    took.push(performance.now() - begun);
    return { ...said, label, rank: said.places.indexOf(label) };
  });
  const inside = told.filter(({ label }) => label >= 0);
  const outside = told.filter(({ label }) => label < 0);
  const share = (part: number, whole: number): number => rounded(part / whole, 4);
  return {
    top1: share(inside.filter(({ rank }) => rank === 0).length, inside.length),
    top3: share(inside.filter(({ rank }) => rank >= 0 && rank < 3).length, inside.length),
    mrr: rounded(
      inside.reduce((sum, { rank }) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0) / inside.length,
      4,
    ),
    ece: rounded(calibrationError(inside), 4),
    p50Ms: rounded(quantile(took, 0.5), 3),
    p95Ms: rounded(quantile(took, 0.95), 3),
    p99Ms: rounded(quantile(took, 0.99), 3),
    buildMs: Math.round(buildMs),
    bytes,
    ...(task.hasOutOfScope && threshold !== null
      ? {
          inScopeAccuracy: share(
            inside.filter(({ rank, isInScope }) => rank === 0 && isInScope).length,
            inside.length,
          ),
          outOfScopeRecall: share(
            outside.filter(({ isInScope }) => !isInScope).length,
            outside.length,
          ),
          threshold: rounded(threshold, 4),
        }
      : {}),
  };
}

/** How far what is said to be sure is from what was right: expected calibration error in equally wide bins. */
export function calibrationError(
  told: readonly { readonly confidence: number; readonly rank: number }[],
): number {
  const bins = Array.from({ length: BINS }, () => ({ sure: 0, right: 0 }));
  for (const { confidence, rank } of told) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
    if (bin === undefined) continue;
    bin.sure += confidence;
    bin.right += rank === 0 ? 1 : 0;
  }
  return bins.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0) / told.length;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
