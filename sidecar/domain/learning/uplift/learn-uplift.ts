import type { Interval } from '../../measure/proportion.ts';
import { rankedGain } from '../evaluate/qini.ts';
import { foldsOf } from '../folds.ts';
import type { Model } from '../model.ts';
import { chanceOfRow } from '../score.ts';
import { type Plan, SMALL_EFFECTS } from '../search.ts';
import { seededDraw } from '../seeded-draw.ts';
import { asEffect, type EffectModel, LEARNERS, type Learner, saidOf } from './effect-model.ts';
import { type Arms, learnArms, learnEffect, robustEffects, rowsOf } from './learners.ts';
import { someOf, type Trial } from './trial.ts';

/** What an effect is learned from. */
export interface EffectCourse {
  readonly trial: Trial;
  readonly seed: number;
  /** For small effects when left out. */
  readonly plan?: Plan;
}

/** An effect model, and what it says of the rows it was learned from. */
export interface LearnedEffect {
  readonly model: EffectModel;
  /** Before anything is believed of it; see saidOf. */
  readonly said: Float64Array;
}

/**
 * Learns what treating changes. Which way of learning is decided, and how much of what it says is believed, is found on
 * rows it did not learn from; the rest is drawn to the mean effect.
 */
export function* learnUplift({
  trial,
  seed,
  plan = SMALL_EFFECTS,
}: EffectCourse): Generator<string, LearnedEffect> {
  const how = { seed, plan };
  const folds = foldsOf(trial.table.rows, null, 2, seededDraw(seed));
  const halves = [0, 1].map((half) =>
    someOf(
      trial,
      [...folds.keys()].filter((row) => folds[row] === half),
    ),
  );
  const tried = new Map<Learner, Tried>();
  const unseen: Float64Array[] = [];
  for (const [learned, judged] of [halves, [...halves].reverse()]) {
    if (learned === undefined || judged === undefined) continue;
    const arms = yield* learnArms(learned, how);
    unseen.push(robustEffects(judged, expectedBy(arms, judged)));
    const judging = yield* learnArms(judged, how);
    const truth = robustEffects(judged, judging);
    for (const learner of LEARNERS) {
      const saying = yield* learnEffect(learned, arms, learner, how);
      const effects = Float64Array.from(rowsOf(judged), (row) => saidOf(saying, row));
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
  const saying = yield* learnEffect(trial, arms, learner, how);
  const said = Float64Array.from(rowsOf(trial), (row) => saidOf(saying, row));
  const model = {
    ...saying,
    mean: meanOf(Float64Array.from(unseen.flatMap((each) => [...each]))),
    meanSaid: mean(said),
    believed: best.across > 0 ? Math.min(1, Math.max(0, best.along / best.across)) : 0,
  };
  return { model, said };
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

/** What the models of other rows expect of these. */
function expectedBy({ models: [without, withIt] }: Arms, trial: Trial): Pick<Arms, 'expected'> {
  const by = (model: Model): Float64Array =>
    Float64Array.from(rowsOf(trial), (row) => chanceOfRow(model, row));
  return { expected: [by(without), by(withIt)] };
}

/** Mean of effects by models that did not see their rows, so that the interval is as wide as it should be. */
function meanOf(effects: Float64Array): Interval {
  const estimate = mean(effects);
  const spread = effects.reduce((sum, each) => sum + (each - estimate) ** 2, 0);
  const half =
    effects.length < 2 ? 2 : Z * Math.sqrt(spread / (effects.length - 1) / effects.length);
  return {
    estimate: asEffect(estimate),
    low: asEffect(estimate - half),
    high: asEffect(estimate + half),
  };
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959964;

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
