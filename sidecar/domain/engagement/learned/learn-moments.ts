import type { EpochMs } from '../../../../shared/kernel/time.ts';
import { asEpochMs } from '../../../../shared/kernel/time.ts';
import type { Comparison } from '../../learning/champion.ts';
import { calibrationError, logLoss } from '../../learning/evaluate/chances.ts';
import { auc } from '../../learning/evaluate/ranking.ts';
import { finished, learn } from '../../learning/learn.ts';
import type { Model } from '../../learning/model.ts';
import { readModel, writeModel } from '../../learning/model-text.ts';
import type { Plan } from '../../learning/search.ts';
import { type Ranks, ranksOf } from '../ranks.ts';
import { comparedOn } from './compare-moments.ts';
import { countedAgain, countedAnew, type FeatureCounts } from './feature-parts.ts';
import { alwaysAs, type ChanceOf, chanceBy, chancesOf, drawnTo, weightsOf } from './judging.ts';
import type { KeptModel, Quality } from './kept-model.ts';
import {
  type Moments,
  type Rows,
  rowAt,
  rowsOf,
  sessionsIn,
  someRows,
  tableOf,
} from './moments.ts';
import type { ShopLearning } from './shop-learning.ts';

/** All that a shop's model is learned from and judged beside. Nothing of it is a function: it goes to a thread. */
export interface ShopCourse {
  readonly moments: Moments;
  /** Sessions before this place teach, those from it on judge. */
  readonly cut: number;
  /** Null where there is too little to learn from: then only who decides is looked at. */
  readonly seed: number | null;
  /** Who decides, as it is kept; null until one was promoted. */
  readonly champion: {
    readonly name: string;
    /** Null when it is not there. */
    readonly text: string | null;
    readonly trainedOn: FeatureCounts;
  } | null;
  /** Who decides until then; null: the plain rule. */
  readonly prior: { readonly name: string; readonly model: Model } | null;
  /** Only sessions that began after this moment compare; null when all do. */
  readonly since: EpochMs | null;
  readonly bounds: ShopCourseBounds;
  /** By size when left out. */
  readonly plan?: Plan;
}

/** How much is looked at, besides. */
export interface ShopCourseBounds {
  readonly heldOutSessionsMin: number;
  /** Newest moments over which a feature's weight is averaged. */
  readonly explainedRowsMax: number;
  /** From which it is counted how features lie. */
  readonly driftRowsMax: number;
}

/** What came of it. */
export interface ShopLearned {
  /** Why the champion's text cannot be used; null when it can, or there is none. */
  readonly unusable: string | null;
  /** How the newest moments lie for who decided, should it stay. */
  readonly lately: Pick<ShopLearning, 'ranks' | 'late'>;
  /** Null where there was too little to learn from. */
  readonly trial: Trial | null;
}

/** A candidate and how it fared. */
export interface Trial {
  readonly candidate: Candidate;
  readonly comparison: Comparison;
  /** With whom it was compared. */
  readonly against: string;
}

/** A model that was learned just now, with all that is kept of it but what it is called. */
export interface Candidate
  extends Pick<KeptModel, 'provenance' | 'quality' | 'weights' | 'trainedOn' | 'ranks'> {
  readonly text: string;
  /** How the newest moments lie, in the parts of `trainedOn`. */
  readonly lateCounts: FeatureCounts;
}

/**
 * Learns from the older sessions, looks at the newer ones, and compares with who decides (SPEC LF5, LF8): the whole of what a
 * thread of its own does.
 */
export function learnMoments(course: ShopCourse): ShopLearned {
  const { moments, cut, bounds } = course;
  const newer = rowsOf(moments, cut, sessionsIn(moments));
  const incumbent = incumbentOf(course);
  const sample = someRows(newer, bounds.driftRowsMax);
  const { champion } = course;
  const late =
    champion === null
      ? null
      : { of: champion.name, counts: countedAgain(champion.trainedOn, sample) };
  const { model, name, unusable } = incumbent;
  const ranks = model === null ? null : { of: name, ranks: ranksBy(chanceBy(model), newer) };
  const seen = { unusable, lately: { ranks, late } };
  if (course.seed === null) return { ...seen, trial: null };
  const older = rowsOf(moments, 0, cut);
  const { candidate, chances } = candidateOf(course, older, newer, course.seed);
  const chanceOf = standingOf(incumbent, older);
  const comparison = comparedOn(newer, {
    candidate: chances,
    incumbent: chancesOf(chanceOf, newer),
    startedAt: moments.startedAt.subarray(cut),
    since: course.since,
    sessionsMin: bounds.heldOutSessionsMin,
  });
  return { ...seen, trial: { candidate, comparison, against: name } };
}

interface Incumbent {
  readonly model: Model | null;
  readonly name: string;
  /** Whether its chances are of this shop. */
  readonly isOwn: boolean;
  readonly unusable: string | null;
}

/** The champion, else the prior, else the plain rule. A champion whose text cannot be used is as none. */
function incumbentOf({ champion, prior }: ShopCourse): Incumbent {
  const text = champion?.text ?? null;
  const read = text === null ? null : readModel(text);
  if (champion !== null && read?.isOk === true) {
    return { model: read.value, name: champion.name, isOwn: true, unusable: null };
  }
  const unusable = read === null || read.isOk ? null : read.error;
  if (prior !== null) return { ...prior, isOwn: false, unusable };
  return { model: null, name: NO_MODEL, isOwn: false, unusable };
}

/** Named where nothing decides by chances: how many order is then all that is known. */
const NO_MODEL = 'none';

/** What the incumbent says of the shop's moments, as a candidate must beat it. */
function standingOf({ model, isOwn }: Incumbent, older: Rows): ChanceOf {
  if (model === null) return alwaysAs(older);
  return isOwn ? chanceBy(model) : drawnTo(model, older);
}

function candidateOf(course: ShopCourse, older: Rows, newer: Rows, seed: number) {
  const { moments, cut, bounds, plan } = course;
  const { labels, weights, sessions: groups } = older;
  const asked = { table: tableOf(older), labels, weights, groups, seed };
  const { model } = finished(learn(plan === undefined ? asked : { ...asked, plan }));
  const chances = chancesOf(chanceBy(model), newer);
  const explained = Math.min(newer.count, bounds.explainedRowsMax);
  const explainedRows = Array.from({ length: explained }, (_, n) =>
    rowAt(newer, newer.count - explained + n),
  );
  const trainedOn = countedAnew(someRows(older, bounds.driftRowsMax));
  const candidate: Candidate = {
    text: writeModel(model),
    provenance: provenanceOf(moments, cut, older),
    quality: qualityOf(chances, newer),
    weights: weightsOf(model, explainedRows),
    trainedOn,
    ranks: ranksOfAll(chances, newer),
    lateCounts: countedAgain(trainedOn, someRows(newer, bounds.driftRowsMax)),
  };
  return { candidate, chances };
}

function provenanceOf(moments: Moments, cut: number, older: Rows): Candidate['provenance'] {
  const { startedAt, isOrdered } = moments;
  const [first, last] = [startedAt[0], startedAt[cut - 1]];
  if (first === undefined || last === undefined)
    throw new Error('there are sessions to learn from');
  return {
    sessions: cut,
    rows: older.count,
    positives: isOrdered.subarray(0, cut).reduce((sum, each) => sum + each, 0),
    from: asEpochMs(first),
    to: asEpochMs(last),
  };
}

function ranksBy(chanceOf: ChanceOf, rows: Rows): Ranks {
  return ranksOfAll(chancesOf(chanceOf, rows), rows);
}

function ranksOfAll(chances: Float64Array, { weights }: Pick<Rows, 'weights'>): Ranks {
  return ranksOf(
    Array.from(chances, (probability, row) => ({ probability, weight: weights[row] ?? 0 })),
  );
}

function qualityOf(chances: Float64Array, { labels }: Pick<Rows, 'labels'>): Quality {
  const told = { chances, labels, scores: chances };
  return {
    auc: finite(auc(told)),
    logLoss: finite(logLoss(told)),
    ece: finite(calibrationError(told)),
  };
}

/** JSON knows no NaN: what cannot be told is null. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
