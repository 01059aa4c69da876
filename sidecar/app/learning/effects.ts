import type { ShopId, VisitorId } from '../../../shared/kernel/ids.ts';
import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import {
  EFFECT_VISITORS_MAX,
  OUTCOME_MATURES_MS,
  STAMPS_LEARNED_AT_ONCE,
} from '../../../shared/protocol/limits.ts';
import {
  type Effects,
  effectsOf,
  isEnoughForDistances,
} from '../../domain/engagement/effects/effects.ts';
import { type Met, metIn, trialOf } from '../../domain/engagement/effects/met.ts';
import { isExposure, type Offer } from '../../domain/engagement/offer.ts';
import type { OfferPlace } from '../../ports/store/offers.ts';
import type { Environment } from '../context.ts';
import { look } from '../pipeline.ts';
import { seedOf } from './candidate.ts';
import { tableOf } from './rows.ts';

/** What was learned of what offers change, and from whom. */
export interface LearnedEffects {
  readonly effects: Effects;
  /** The visitors, oldest first. */
  readonly met: readonly Met[];
}

/**
 * Learns what the shop's offers change, from its stamps: each visitor once, at the first map that ever met them, because from
 * then on the arms are treated differently (SPEC EN18). Reads in small pictures, learns in a thread of its own.
 *
 * @param since only visitors first met after this moment teach; null: all
 * @returns null when it was stopped
 */
export async function learnEffects(
  environment: Environment,
  shop: ShopId,
  stop: AbortSignal,
  since: EpochMs | null = null,
): Promise<LearnedEffects | null> {
  const met = await visitorsMet(environment, shop, since, stop);
  if (met === null) return null;
  if (!isEnoughForDistances(met)) return { met, effects: effectsOf(met, null) };
  const features = met.map((each) => each.features);
  const table = await tableOf(environment, { features }, stop);
  if (table === null) return null;
  const seed = seedOf(environment, shop, String(met.length));
  const learned = await environment.trainer.learnEffect({ trial: trialOf(met, table), seed }, stop);
  return learned === null ? null : { met, effects: effectsOf(met, learned) };
}

async function visitorsMet(
  environment: Environment,
  shop: ShopId,
  since: EpochMs | null,
  stop: AbortSignal,
): Promise<readonly Met[] | null> {
  const until = asEpochMs(Math.max(0, environment.clock.now() - OUTCOME_MATURES_MS));
  const known = new Set<VisitorId>();
  const met: Met[] = [];
  let place: OfferPlace | null = null;
  for (;;) {
    if (stop.aborted) return null;
    const from: OfferPlace | null = place;
    const page: readonly Offer[] = await look(environment, ({ tx }) =>
      tx.offers.after(from, STAMPS_LEARNED_AT_ONCE),
    );
    const firsts = page.filter((offer) => {
      const isFirst =
        offer.shop === shop &&
        offer.actionMap !== null &&
        isExposure(offer) &&
        !known.has(offer.visitor);
      if (isFirst) known.add(offer.visitor);
      const isSince = since === null || offer.qualifiedAt > since;
      return isFirst && isSince && offer.qualifiedAt <= until;
    });
    met.push(...firsts.flatMap((offer) => metIn(offer) ?? []));
    met.splice(0, Math.max(0, met.length - EFFECT_VISITORS_MAX));
    const last = page.at(-1);
    if (last === undefined || page.length < STAMPS_LEARNED_AT_ONCE) return met;
    place = last;
    await environment.turns.next();
  }
}
