import { asId, type ModelId, type ShopId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import { MODELS_KEPT } from '../../../shared/protocol/limits.ts';
import { writeEffects } from '../../domain/engagement/effects/effects-text.ts';
import {
  type ToldEffects,
  takesOver,
  toldEffects,
} from '../../domain/engagement/effects/told-effects.ts';
import {
  championOf,
  type KeptModel,
  lastRolledBackAt,
  promoted,
  retired,
  surplusOf,
} from '../../domain/engagement/learned/kept-model.ts';
import { laterThan, nothingLearned } from '../../domain/engagement/learned/shop-learning.ts';
import { NO_RANKS } from '../../domain/engagement/ranks.ts';
import type { Environment, Work } from '../context.ts';
import { commit, look } from '../pipeline.ts';
import { sampleOf } from './candidate.ts';
import { countedInTurns } from './counted-in-turns.ts';
import { learnEffects } from './effects.ts';
import { notePromoted } from './note-promoted.ts';

/** What came of learning what offers change. */
export type Relearnt =
  /** Nobody was met. */
  | 'nothing'
  /** The same as what is kept. */
  | 'same'
  | 'decides'
  /** Kept beside who decides, until it knows enough since a version was taken back. */
  | 'waits'
  /** Nothing is kept: somebody else changed who decides meanwhile. */
  | 'overtaken'
  | 'stopped';

/**
 * Learns what offers change and keeps it. The newest decides, because how sure it is stands in it (SPEC EN18); after a version
 * was taken back, only from visitors met since, and once it knows enough from them (SPEC EN21).
 */
export async function relearnEffects(
  environment: Environment,
  shop: ShopId,
  stop: AbortSignal,
): Promise<Relearnt> {
  const before = await look(environment, ({ tx }) => tx.learning.models(shop, 'effect'));
  const since = lastRolledBackAt(before);
  const learned = await learnEffects(environment, shop, stop, since);
  if (learned === null) return 'stopped';
  const { met, effects } = learned;
  const [first, last] = [met[0], met.at(-1)];
  if (first === undefined || last === undefined) return 'nothing';
  const text = writeEffects(effects);
  await environment.turns.next();
  const sample = sampleOf({ features: met.map(({ features }) => features) });
  await environment.turns.next();
  const fresh: Fresh = {
    provenance: {
      sessions: met.length,
      rows: met.length,
      positives: met.filter(({ isOrdered }) => isOrdered).length,
      from: first.at,
      to: last.at,
    },
    trainedOn: await countedInTurns(environment, sample),
    effects: toldEffects(effects, met),
    textHash: environment.digest.sha256(text),
  };
  await environment.turns.next();
  const among = { since, champion: championOf(before)?.model ?? null };
  return commit(environment, (work) => keep(work, shop, fresh, text, among));
}

type Fresh = Pick<KeptModel, 'provenance' | 'trainedOn' | 'textHash'> & {
  readonly effects: ToldEffects;
};

/** As it was found before anything was learned. */
interface Among {
  readonly since: EpochMs | null;
  readonly champion: ModelId | null;
}

async function keep(
  { tx, now, ids }: Pick<Work, 'tx' | 'now' | 'ids'>,
  shop: ShopId,
  fresh: Fresh,
  text: string,
  among: Among,
): Promise<Relearnt> {
  const models = await tx.learning.models(shop, 'effect');
  const champion = championOf(models);
  const isOvertaken =
    lastRolledBackAt(models) !== among.since || (champion?.model ?? null) !== among.champion;
  if (isOvertaken) return 'overtaken';
  const waiting = models.filter(({ state }) => state === 'candidate');
  const isSame = [champion, ...waiting].some((each) => each?.textHash === fresh.textHash);
  if (isSame) return 'same';
  const model = keptOf(shop, asId<ModelId>(ids.next()), now, fresh);
  // One that waits says how far it is; an older one says nothing more.
  for (const each of waiting) await tx.learning.dropModel(each.model);
  if (!takesOver(fresh.effects, champion, among.since)) {
    await tx.learning.addModel(model, text);
    return 'waits';
  }
  if (champion !== null) await tx.learning.changeModel(retired(champion, now));
  await tx.learning.addModel(promoted(model, now), text);
  const learning = (await tx.learning.find(shop)) ?? nothingLearned(shop, now);
  await tx.learning.put({ ...learning, changedAt: laterThan(learning.changedAt, now) });
  for (const each of surplusOf(await tx.learning.models(shop, 'effect'), MODELS_KEPT))
    await tx.learning.dropModel(each.model);
  await notePromoted({ tx, now }, shop, model.model, champion?.model ?? 'none');
  return 'decides';
}

function keptOf(shop: ShopId, model: ModelId, now: EpochMs, fresh: Fresh): KeptModel {
  return {
    model,
    shop,
    kind: 'effect',
    state: 'candidate',
    learnedAt: now,
    ...fresh,
    // An effect is never seen of one visitor: nothing can be right or wrong about single ones.
    quality: { auc: null, logLoss: null, ece: null },
    against: null,
    weights: {},
    ranks: NO_RANKS,
    championAt: null,
    retiredAt: null,
    rolledBack: null,
  };
}
