import { countedAgain } from '../../domain/engagement/learned/feature-parts.ts';
import type { KeptModel } from '../../domain/engagement/learned/kept-model.ts';
import type { ShopLearning } from '../../domain/engagement/learned/shop-learning.ts';
import type { Model } from '../../domain/learning/model.ts';
import { readModel } from '../../domain/learning/model-text.ts';
import type { Environment } from '../context.ts';
import { type Looking, look } from '../pipeline.ts';
import { ranksBy, sampleOf } from './candidate.ts';
import { alwaysAs, type ChanceOf, chanceBy, chancesOf, drawnTo } from './judging.ts';
import type { Rows } from './rows.ts';

/** Who decides in a shop before something better is learned. */
export interface Incumbent {
  /** null until one was promoted. */
  readonly champion: KeptModel | null;
  /** The champion's model, else the prior's; null where the plain rule decides. */
  readonly model: Model | null;
  readonly name: string;
  /** Whether its chances are of this shop. */
  readonly isOwn: boolean;
}

/** The champion, else the prior, else the plain rule. A champion whose text cannot be used is as none. */
export async function incumbentOf(
  environment: Environment,
  champion: KeptModel | null,
): Promise<Incumbent> {
  const model = champion === null ? null : await modelOf(environment, champion);
  if (champion !== null && model !== null)
    return { champion, model, name: champion.model, isOwn: true };
  const { prior } = environment;
  if (prior !== null) return { champion, model: prior.model, name: prior.name, isOwn: false };
  return { champion, model: null, name: NO_MODEL, isOwn: false };
}

/** The model that a row of the store stands for; null, and said in the log, when it cannot be used. */
export async function modelOf(
  environment: Looking & Pick<Environment, 'log'>,
  { model, shop }: KeptModel,
): Promise<Model | null> {
  const text = await look(environment, ({ tx }) => tx.learning.textOf(model));
  if (text === null) return null;
  const read = readModel(text);
  if (read.isOk) return read.value;
  environment.log.error('model-unusable', { shop, model, sentence: read.error });
  return null;
}

/** Named where nothing decides by chances: how many order is then all that is known. */
const NO_MODEL = 'none';

/** What the incumbent says of the shop's moments, as a candidate must beat it; null when it was stopped. */
export async function standingOf(
  environment: Environment,
  { model, isOwn }: Incumbent,
  older: Rows,
  stop: AbortSignal,
): Promise<ChanceOf | null> {
  if (model === null) return alwaysAs(older);
  return isOwn ? chanceBy(model) : drawnTo(environment, model, older, stop);
}

/** How the newest moments lie for the incumbent, should it stay; null when it was stopped. */
export async function lateOf(
  environment: Environment,
  { champion, model, name }: Incumbent,
  newer: Rows,
  stop: AbortSignal,
): Promise<Pick<ShopLearning, 'ranks' | 'late'> | null> {
  const late =
    champion === null
      ? null
      : { of: champion.model, counts: countedAgain(champion.trainedOn, sampleOf(newer)) };
  if (model === null) return { ranks: null, late };
  const chances = await chancesOf(environment, chanceBy(model), newer, stop);
  return chances === null ? null : { ranks: { of: name, ranks: ranksBy(chances, newer) }, late };
}
