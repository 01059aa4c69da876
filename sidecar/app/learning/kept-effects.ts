import type { ShopId } from '../../../shared/kernel/ids.ts';
import type { Effects } from '../../domain/engagement/effects/effects.ts';
import { readEffects } from '../../domain/engagement/effects/effects-text.ts';
import type { Weighing } from '../../domain/engagement/foresight.ts';
import { championOf, lastRolledBackAt } from '../../domain/engagement/learned/kept-model.ts';
import type { Environment } from '../context.ts';
import { type Looking, look } from '../pipeline.ts';

/** What weighs a shop's offers, and what is said of it. */
export interface KeptEffects {
  /** null: every map is at its word. */
  readonly effects: Effects | null;
  readonly weighing: Weighing;
}

/** The version that decides; one that cannot be used is as none, and that is said in the log. */
export async function keptEffects(
  environment: Looking & Pick<Environment, 'log'>,
  shop: ShopId,
): Promise<KeptEffects> {
  const { models, text } = await look(environment, async ({ tx }) => {
    const all = await tx.learning.models(shop, 'effect');
    const champion = championOf(all);
    const words = champion === null ? null : await tx.learning.textOf(champion.model);
    return { models: all, text: words };
  });
  const champion = championOf(models);
  if (champion === null || text === null) {
    const state = lastRolledBackAt(models) === null ? 'young' : 'taken-back';
    return { effects: null, weighing: { by: null, maps: 0, state } };
  }
  const read = readEffects(text);
  if (read.isOk) {
    const maps = read.value.maps.filter(({ isKnown }) => isKnown).length;
    return { effects: read.value, weighing: { by: champion.model, maps, state: 'learned' } };
  }
  environment.log.error('effects-unusable', { shop, sentence: read.error });
  return { effects: null, weighing: { by: null, maps: 0, state: 'unusable' } };
}
