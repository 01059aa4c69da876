import { asId, ID_PATTERN, type ModelId, type ShopId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { NAME_MAX_CHARS } from '../../../shared/protocol/limits.ts';
import type { Foresight } from '../../domain/engagement/foresight.ts';
import { championOf } from '../../domain/engagement/learned/kept-model.ts';
import { plainRule } from '../../domain/engagement/score.ts';
import { type Environment, type Refusal, refuse } from '../context.ts';
import { type Champion, foresightOf } from '../learning/foresight-of.ts';
import { modelOf, type Reading, readText } from '../learning/incumbent.ts';
import { keptEffects } from '../learning/kept-effects.ts';
import { type Looking, look } from '../pipeline.ts';
import type { Sides } from './course.ts';

/** By which rule or model to score: as now, by the plain rule, or by a model that is kept. */
export type Scored =
  | { readonly by: 'now' }
  | { readonly by: 'plain-rule' }
  | { readonly by: 'model'; readonly champion: Champion };

/** What a lead calls the plain rule. */
export const PLAIN_RULE = 'plain-rule';

type Learned = Reading & Pick<Environment, 'prior'>;

/** Which is meant by a name; null means as now. */
export async function scoredBy(
  environment: Looking & Pick<Reading, 'trainer'>,
  name: string | null,
): Promise<Result<Scored, Refusal>> {
  if (name === null) return ok({ by: 'now' });
  if (name === PLAIN_RULE) return ok({ by: 'plain-rule' });
  if (!new RegExp(ID_PATTERN).test(name)) return err(noModel(name));
  const { kept, text } = await look(environment, async ({ tx }) => ({
    kept: await tx.learning.findModel(asId<ModelId>(name)),
    text: await tx.learning.textOf(asId<ModelId>(name)),
  }));
  if (kept === null || text === null) return err(noModel(name));
  if (kept.kind !== 'chance') {
    const sentence = `${name} says what an offer changes, not how likely an order is: it scores nobody.`;
    return err(refuse('not-found', sentence, { word: 'model-scores-nobody', name }));
  }
  const read = await readText(environment, text);
  if (read.isOk) return ok({ by: 'model', champion: { kept, model: read.value } });
  return err(refuse('not-found', read.error, { word: 'model-unreadable', name }));
}

function noModel(name: string): Refusal {
  const sentence = `There is no model ${name}. Name one that is kept, or ${PLAIN_RULE}.`;
  const cut = name.slice(0, NAME_MAX_CHARS);
  return refuse('not-found', sentence, { word: 'model-unknown', name: cut });
}

/** What a shop has learned, as it stands in the store: for who is not the sidecar that decides. */
export async function foresightKept(environment: Learned, shop: ShopId): Promise<Foresight> {
  const { learning, kept } = await look(environment, async ({ tx }) => ({
    learning: await tx.learning.find(shop),
    kept: championOf(await tx.learning.models(shop, 'chance')),
  }));
  const model = kept === null ? null : await modelOf(environment, kept);
  const champion = kept === null || model === null ? null : { kept, model };
  const effects = await keptEffects(environment, shop);
  return foresightOf(learning, champion, environment.prior, effects);
}

/** A shop's foresight as it is and as it would be. @param now what decides there */
export async function sidesOf(
  environment: Learned,
  shop: ShopId,
  now: Foresight,
  scored: Scored,
): Promise<Sides<Foresight>> {
  switch (scored.by) {
    case 'now':
      return { before: now, after: now };
    case 'plain-rule':
      return { before: now, after: { ...now, decision: plainRule } };
    case 'model': {
      // A model is of one shop: it says nothing of the others.
      if (scored.champion.kept.shop !== shop) return { before: now, after: now };
      const learning = await look(environment, ({ tx }) => tx.learning.find(shop));
      const { decision } = foresightOf(learning, scored.champion, environment.prior, null);
      return { before: now, after: { ...now, decision } };
    }
  }
}
