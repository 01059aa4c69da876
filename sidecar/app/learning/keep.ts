import { asId, type ModelId, type ShopId } from '../../../shared/kernel/ids.ts';
import { HELD_OUT_SESSIONS_MIN, MODELS_KEPT } from '../../../shared/protocol/limits.ts';
import {
  championOf,
  type KeptModel,
  type ModelState,
  promoted,
  retired,
  surplusOf,
} from '../../domain/engagement/learned/kept-model.ts';
import {
  laterThan,
  nothingLearned,
  type ShopLearning,
} from '../../domain/engagement/learned/shop-learning.ts';
import type { Comparison } from '../../domain/learning/champion.ts';
import type { HashedTrial } from '../../ports/trainer.ts';
import type { Environment, Work } from '../context.ts';
import { commit } from '../pipeline.ts';
import { notePromoted } from './note-promoted.ts';

/** What was kept of one learning. */
export type Kept =
  /** Pages and answers; there is too little to learn a model from. */
  | 'counted'
  /** The one that decided goes on, because the candidate was no better. */
  | 'stayed'
  | 'promoted'
  /** Nothing: somebody else changed who decides meanwhile. */
  | 'overtaken';

/** What was counted, as it is kept; the rest is known once somebody was judged. */
export type Counted = Pick<
  ShopLearning,
  'pages' | 'answering' | 'talkMs' | 'orderMinor' | 'sessions' | 'countedTo' | 'ranks' | 'late'
>;

/** What one learning came to. */
export interface Judged {
  readonly counted: Counted;
  /** Who decided when it began; null: no model of the shop's own. */
  readonly champion: KeptModel | null;
  /** The candidate and how it fared; null where there is too little to learn from. */
  readonly trial: HashedTrial | null;
}

/** Keeps all that was learned, and who decides from now on, in one commit; or nothing of it. */
export function keepLearned(
  environment: Environment,
  { shop, by, ...judged }: Judged & { readonly shop: ShopId; readonly by: string },
): Promise<Kept> {
  return commit(environment, async (work) => {
    const { tx, now } = work;
    const before = await tx.learning.find(shop);
    const held = before?.claim ?? null;
    const isOurs = held === null || held.by === by;
    const models = await tx.learning.models(shop, 'chance');
    const champion = championOf(models);
    if (!isOurs || champion?.model !== judged.champion?.model) return 'overtaken';
    const learning = before ?? nothingLearned(shop, now);
    const changed = {
      ...learning,
      ...judged.counted,
      learnedAt: now,
      claim: null,
      changedAt: laterThan(learning.changedAt, now),
    };
    const { trial } = judged;
    if (trial === null) {
      await tx.learning.put(changed);
      return 'counted';
    }
    const model = keptOf(work, shop, trial, models);
    await tx.learning.addModel(model, trial.candidate.text);
    const isPromoted = model.state === 'champion';
    if (isPromoted && champion !== null) await tx.learning.changeModel(retired(champion, now));
    await tx.learning.put(isPromoted ? { ...changed, ...lateBy(model, trial) } : changed);
    const all = await tx.learning.models(shop, 'chance');
    for (const each of surplusOf(all, MODELS_KEPT)) await tx.learning.dropModel(each.model);
    if (!isPromoted) return 'stayed';
    await notePromoted({ tx, now }, shop, model.model, trial.against);
    return 'promoted';
  });
}

function keptOf(
  { now, ids }: Pick<Work, 'now' | 'ids'>,
  shop: ShopId,
  { candidate, comparison, against }: HashedTrial,
  models: readonly KeptModel[],
): KeptModel {
  const { provenance, quality, weights, trainedOn, ranks, textHash } = candidate;
  const { sessions, gain, standardError } = comparison;
  const isKnownBad = models.some((each) => each.rolledBack !== null && each.textHash === textHash);
  const state = isKnownBad ? 'rejected' : stateBy(comparison);
  const model: KeptModel = {
    model: asId<ModelId>(ids.next()),
    shop,
    kind: 'chance',
    state,
    learnedAt: now,
    provenance,
    quality,
    against: {
      name: against,
      sessions,
      gain,
      standardError: Number.isFinite(standardError) ? standardError : null,
    },
    weights,
    trainedOn,
    ranks,
    textHash,
    championAt: null,
    retiredAt: null,
    rolledBack: null,
  };
  return state === 'champion' ? promoted(model, now) : model;
}

function stateBy({ sessions, isBetter }: Comparison): ModelState {
  if (isBetter) return 'champion';
  return sessions < HELD_OUT_SESSIONS_MIN ? 'candidate' : 'rejected';
}

function lateBy({ model, ranks }: KeptModel, { candidate }: HashedTrial) {
  return { ranks: { of: model, ranks }, late: { of: model, counts: candidate.lateCounts } };
}
