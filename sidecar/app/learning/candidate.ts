import type { ShopId } from '../../../shared/kernel/ids.ts';
import {
  DRIFT_ROWS_MAX,
  EXPLAINED_ROWS_MAX,
  LEARNED_ORDERS_MIN,
  LEARNED_SESSIONS_MIN,
} from '../../../shared/protocol/limits.ts';
import { countedAnew } from '../../domain/engagement/learned/feature-parts.ts';
import type { KeptModel, Quality } from '../../domain/engagement/learned/kept-model.ts';
import { ranksOf } from '../../domain/engagement/ranks.ts';
import { calibrationError, logLoss } from '../../domain/learning/evaluate/chances.ts';
import { auc } from '../../domain/learning/evaluate/ranking.ts';
import type { Model } from '../../domain/learning/model.ts';
import { writeModel } from '../../domain/learning/model-text.ts';
import type { Environment } from '../context.ts';
import type { Gathered, GatheredSession } from './gather.ts';
import { chanceBy, chancesOf, someOf, weightsOf } from './judging.ts';
import { type Rows, rowsOf, tableOf } from './rows.ts';

/** Older sessions to learn from, newer ones to judge by. */
export interface Parted {
  readonly older: readonly GatheredSession[];
  readonly newer: readonly GatheredSession[];
}

/** Of the sessions, the newest: what is judged must come after what was learned. */
const HELD_OUT_SHARE = 0.2;

export function parted({ sessions }: Gathered): Parted {
  const cut = Math.floor(sessions.length * (1 - HELD_OUT_SHARE));
  return { older: sessions.slice(0, cut), newer: sessions.slice(cut) };
}

/** Whether there is enough of either kind to learn from (SPEC LF8). */
export function isEnough({ older }: Parted): boolean {
  const ordered = older.filter(({ isOrdered }) => isOrdered).length;
  const least = Math.min(ordered, older.length - ordered);
  return older.length >= LEARNED_SESSIONS_MIN && least >= LEARNED_ORDERS_MIN;
}

/** A model that was learned just now, with all that is kept of it but what it is called and how it fared. */
export interface Candidate
  extends Pick<
    KeptModel,
    'provenance' | 'quality' | 'weights' | 'trainedOn' | 'ranks' | 'textHash'
  > {
  readonly model: Model;
  readonly text: string;
  readonly chances: Float64Array;
}

/** Learns from the older sessions and looks at the newer ones; null when it was stopped. */
export async function learnCandidate(
  environment: Environment,
  { older }: Parted,
  newer: Rows,
  seed: number,
  stop: AbortSignal,
): Promise<Candidate | null> {
  const rows = rowsOf(older);
  const table = await tableOf(environment, rows, stop);
  if (table === null) return null;
  const { labels, weights, groups } = rows;
  const learned = await environment.trainer.learn({ table, labels, weights, groups, seed }, stop);
  if (learned === null) return null;
  const { model } = learned;
  const chances = await chancesOf(environment, chanceBy(model), newer, stop);
  const pulls = await weightsOf(
    environment,
    model,
    newer.features.slice(-EXPLAINED_ROWS_MAX),
    stop,
  );
  if (chances === null || pulls === null) return null;
  await environment.turns.next();
  const text = writeModel(model);
  await environment.turns.next();
  return {
    model,
    text,
    textHash: environment.digest.sha256(text),
    chances,
    provenance: {
      sessions: older.length,
      rows: rows.features.length,
      positives: older.filter(({ isOrdered }) => isOrdered).length,
      ...stretchOf(older),
    },
    quality: qualityOf(chances, newer),
    weights: pulls,
    trainedOn: countedAnew(sampleOf(rows)),
    ranks: ranksBy(chances, newer),
  };
}

/** Some of these rows, for counting how features lie. */
export function sampleOf({ features }: Pick<Rows, 'features'>): readonly Float64Array[] {
  return someOf(features.length, DRIFT_ROWS_MAX).flatMap((place) => features[place] ?? []);
}

export function ranksBy(chances: Float64Array, { weights }: Pick<Rows, 'weights'>) {
  return ranksOf(
    [...chances].map((probability, row) => ({ probability, weight: weights[row] ?? 0 })),
  );
}

/** A number that the shop and its newest session decide: the same history gives the same model. */
export function seedOf(
  { digest }: Pick<Environment, 'digest'>,
  shop: ShopId,
  newest: string,
): number {
  return [...digest.sha256(`${shop} ${newest}`)]
    .slice(0, SEED_CHARS)
    .reduce((seed, char) => (Math.imul(seed, 31) + char.charCodeAt(0)) >>> 0, 0);
}

const SEED_CHARS = 8;

function stretchOf(sessions: readonly GatheredSession[]) {
  const [first, last] = [sessions[0], sessions.at(-1)];
  if (first === undefined || last === undefined)
    throw new Error('there are sessions to learn from');
  return { from: first.startedAt, to: last.startedAt };
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
