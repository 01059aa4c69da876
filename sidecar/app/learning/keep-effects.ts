import { asId, type ModelId, type ShopId } from '../../../shared/kernel/ids.ts';
import { MODELS_KEPT } from '../../../shared/protocol/limits.ts';
import type { Effects } from '../../domain/engagement/effects/effects.ts';
import { readEffects, writeEffects } from '../../domain/engagement/effects/effects-text.ts';
import { countedAnew } from '../../domain/engagement/learned/feature-parts.ts';
import {
  championOf,
  type KeptModel,
  promoted,
  retired,
  surplusOf,
} from '../../domain/engagement/learned/kept-model.ts';
import { laterThan, nothingLearned } from '../../domain/engagement/learned/shop-learning.ts';
import { NO_RANKS } from '../../domain/engagement/ranks.ts';
import type { Environment, Work } from '../context.ts';
import { commit, type Looking, look } from '../pipeline.ts';
import { sampleOf } from './candidate.ts';
import { learnEffects } from './effects.ts';

/**
 * Learns what offers change and keeps it: the newest always counts, because how sure it is stands in it (SPEC EN18).
 *
 * @returns false when it was stopped; then nothing is kept
 */
export async function relearnEffects(
  environment: Environment,
  shop: ShopId,
  stop: AbortSignal,
): Promise<boolean> {
  const learned = await learnEffects(environment, shop, stop);
  if (learned === null) return false;
  const [first, last] = [learned.met[0], learned.met.at(-1)];
  if (first === undefined || last === undefined) return true;
  const { met } = learned;
  const text = writeEffects(learned.effects);
  await environment.turns.next();
  const sample = sampleOf({ features: met.map(({ features }) => features) });
  const counted: Counted = {
    provenance: {
      sessions: met.length,
      rows: met.length,
      positives: met.filter(({ isOrdered }) => isOrdered).length,
      from: first.at,
      to: last.at,
    },
    trainedOn: countedAnew(sample),
  };
  await environment.turns.next();
  await commit(environment, (work) => keep(work, shop, counted, text));
  return true;
}

/** What was kept last; null without, and, said in the log, when it cannot be used. */
export async function keptEffects(
  environment: Looking & Pick<Environment, 'log'>,
  shop: ShopId,
): Promise<Effects | null> {
  const text = await look(environment, async ({ tx }) => {
    const champion = championOf(await tx.learning.models(shop, 'effect'));
    return champion === null ? null : tx.learning.textOf(champion.model);
  });
  if (text === null) return null;
  const read = readEffects(text);
  if (read.isOk) return read.value;
  environment.log.error('effects-unusable', { shop, sentence: read.error });
  return null;
}

type Counted = Pick<KeptModel, 'provenance' | 'trainedOn'>;

async function keep(
  { tx, now, ids, digest }: Pick<Work, 'tx' | 'now' | 'ids' | 'digest'>,
  shop: ShopId,
  counted: Counted,
  text: string,
): Promise<void> {
  const textHash = digest.sha256(text);
  const champion = championOf(await tx.learning.models(shop, 'effect'));
  if (champion?.textHash === textHash) return;
  const model: KeptModel = {
    model: asId<ModelId>(ids.next()),
    shop,
    kind: 'effect',
    state: 'candidate',
    learnedAt: now,
    ...counted,
    // An effect is never seen of one visitor: nothing can be right or wrong about single ones.
    quality: { auc: null, logLoss: null, ece: null },
    against: null,
    weights: {},
    ranks: NO_RANKS,
    textHash,
    championAt: null,
    retiredAt: null,
    rolledBack: null,
  };
  if (champion !== null) await tx.learning.changeModel(retired(champion, now));
  await tx.learning.addModel(promoted(model, now), text);
  const learning = (await tx.learning.find(shop)) ?? nothingLearned(shop, now);
  await tx.learning.put({ ...learning, changedAt: laterThan(learning.changedAt, now) });
  for (const each of surplusOf(await tx.learning.models(shop, 'effect'), MODELS_KEPT))
    await tx.learning.dropModel(each.model);
}
