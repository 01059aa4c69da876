import { rankedGain } from '../evaluate/qini.ts';
import { foldsOf } from '../folds.ts';
import { type Plan, SMALL_EFFECTS } from '../search.ts';
import { seededDraw } from '../seeded-draw.ts';
import {
  type EffectOf,
  LEARNERS,
  type Learner,
  learnArms,
  learnEffect,
  robustEffects,
  rowsOf,
} from './learners.ts';
import { someOf, type Trial } from './trial.ts';

/** What treating changes, row by row, and how that was found. */
export interface Uplift {
  readonly effectOf: EffectOf;
  readonly learner: Learner;
  /** What treating changes on average. */
  readonly meanEffect: number;
  /** How much of a row's distance from the mean is believed: 0 when nothing could be shown, 1 when all of it. */
  readonly believed: number;
}

/**
 * Learns what treating changes. Which way of learning is decided, and how much of what it says is believed, is found on
 * rows it did not learn from; the rest is drawn to the mean effect.
 */
export function* learnUplift(
  trial: Trial,
  seed: number,
  plan: Plan = SMALL_EFFECTS,
): Generator<string, Uplift> {
  const how = { seed, plan };
  const folds = foldsOf(trial.table.rows, null, 2, seededDraw(seed));
  const halves = [0, 1].map((half) =>
    someOf(
      trial,
      [...folds.keys()].filter((row) => folds[row] === half),
    ),
  );
  const tried = new Map<Learner, Tried>();
  for (const [learned, judged] of [halves, [...halves].reverse()]) {
    if (learned === undefined || judged === undefined) continue;
    const arms = yield* learnArms(learned, how);
    const judging = yield* learnArms(judged, how);
    const truth = robustEffects(judged, judging);
    for (const learner of LEARNERS) {
      const effectOf = yield* learnEffect(learned, arms, learner, how);
      const effects = Float64Array.from(rowsOf(judged), effectOf);
      const { gain, along, across } = tried.get(learner) ?? NOTHING;
      const slope = slopeOf(effects, truth);
      tried.set(learner, {
        gain: gain + rankedGain(effects, truth),
        along: along + slope.along,
        across: across + slope.across,
      });
    }
  }
  const [learner, best] = [...tried].sort(([, one], [, other]) => other.gain - one.gain)[0] ?? [
    'two',
    NOTHING,
  ];
  const arms = yield* learnArms(trial, how);
  const effects = yield* learnEffect(trial, arms, learner, how);
  const meanEffect = mean(robustEffects(trial, arms));
  const meanSaid = mean(Float64Array.from(rowsOf(trial), effects));
  const believed = best.across > 0 ? Math.min(1, Math.max(0, best.along / best.across)) : 0;
  return {
    effectOf: (row) => meanEffect + believed * (effects(row) - meanSaid),
    learner,
    meanEffect,
    believed,
  };
}

interface Tried {
  readonly gain: number;
  readonly along: number;
  readonly across: number;
}

const NOTHING: Tried = { gain: 0, along: 0, across: 0 };

/**
 * Numerator and denominator of the slope of the true effects over what was said of them: the best linear predictor of
 * Chernozhukov et al. 2018.
 */
function slopeOf(said: Float64Array, truth: Float64Array): Pick<Tried, 'along' | 'across'> {
  const [meanSaid, meanTruth] = [mean(said), mean(truth)];
  let [along, across] = [0, 0];
  said.forEach((each, row) => {
    along += (each - meanSaid) * ((truth[row] ?? 0) - meanTruth);
    across += (each - meanSaid) ** 2;
  });
  return { along, across };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
