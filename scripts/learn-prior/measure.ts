import type { PriorMeasured, PriorQuality } from '../../sidecar/domain/engagement/prior/prior.ts';
import { calibrationError, logLoss } from '../../sidecar/domain/learning/evaluate/chances.ts';
import { auc, prAuc } from '../../sidecar/domain/learning/evaluate/ranking.ts';
import { foldsOf } from '../../sidecar/domain/learning/folds.ts';
import { finished, learn } from '../../sidecar/domain/learning/learn.ts';
import type { Model } from '../../sidecar/domain/learning/model.ts';
import { chanceOfRow } from '../../sidecar/domain/learning/score.ts';
import type { Plan } from '../../sidecar/domain/learning/search.ts';
import { seededDraw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { rowOf, type Table } from '../../sidecar/domain/learning/table.ts';
import type { Taken } from './columns.ts';
import { below, type Shoppers, someOf, tableOf } from './shoppers.ts';

/** Small enough for a file in the tree; on these rows more trees or leaves rank no better (docs/LEARNING.md). */
const SMALL: Plan = {
  folds: 5,
  turns: 5,
  members: 2,
  candidates: [{ leavesMax: 8, depthMax: 4, shrinkage: 0.08, roundsMax: 250, patienceRounds: 25 }],
};

/**
 * Learns from every session twice, as a shop with statistics of its pages would tell it and as one without, each for half:
 * a shop has none on its first day, and must not take their absence for a sign.
 */
export function learnPrior(shoppers: Shoppers, taken: readonly Taken[], seed: number): Model {
  const { labels, groups } = shoppers;
  const course = {
    table: below(tableOf(shoppers, taken, true), tableOf(shoppers, taken, false)),
    labels: Float64Array.of(...labels, ...labels),
    weights: new Float64Array(labels.length * 2).fill(0.5),
    groups: Int32Array.of(...groups, ...groups),
    directions: taken.map(({ direction }) => direction),
    plan: SMALL,
    seed,
  };
  return finished(learn(course)).model;
}

/** How right it is, and the chances behind that in the order of the sessions, each by a model that did not see it. */
export interface HeldBack {
  readonly withPageStatistics: PriorMeasured;
  readonly withoutPageStatistics: PriorMeasured;
  readonly chancesWithout: Float64Array;
}

const FOLDS = 5;

/** Learns five times without a fifth of the sessions and judges that fifth, once. */
export function heldBack(shoppers: Shoppers, taken: readonly Taken[], seed: number): HeldBack {
  const { labels, groups } = shoppers;
  const folds = foldsOf(labels.length, groups, FOLDS, seededDraw(seed));
  const places = [...labels.keys()];
  const chancesWith = new Float64Array(labels.length);
  const chancesWithout = new Float64Array(labels.length);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const kept = places.filter((place) => folds[place] === fold);
    const others = places.filter((place) => folds[place] !== fold);
    const model = learnPrior(someOf(shoppers, others), taken, seed);
    const asked = someOf(shoppers, kept);
    put(chancesWith, kept, chancesOf(model, tableOf(asked, taken, true)));
    put(chancesWithout, kept, chancesOf(model, tableOf(asked, taken, false)));
  }
  const measured = (chances: Float64Array): PriorMeasured => ({
    ...qualityOf(chances, labels),
    folds: Array.from({ length: FOLDS }, (_, fold) => {
      const isKept = (_value: number, place: number): boolean => folds[place] === fold;
      return qualityOf(chances.filter(isKept), labels.filter(isKept));
    }),
  });
  return {
    withPageStatistics: measured(chancesWith),
    withoutPageStatistics: measured(chancesWithout),
    chancesWithout,
  };
}

function chancesOf(model: Model, table: Table): Float64Array {
  return Float64Array.from({ length: table.rows }, (_, row) =>
    chanceOfRow(model, rowOf(table, row)),
  );
}

function put(all: Float64Array, places: readonly number[], values: Float64Array): void {
  places.forEach((place, at) => {
    all[place] = values[at] ?? Number.NaN;
  });
}

function qualityOf(chances: Float64Array, labels: Float64Array): PriorQuality {
  return {
    auc: short(auc({ scores: chances, labels })),
    prAuc: short(prAuc({ scores: chances, labels })),
    logLoss: short(logLoss({ chances, labels })),
    ece: short(calibrationError({ chances, labels })),
  };
}

/** Four decimals: the rows tell no more. */
function short(value: number): number {
  return Number(value.toFixed(4));
}
