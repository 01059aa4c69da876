import type { Calling } from '../../domain/engagement/action-map.ts';
import { type Chosen, chosenOf } from '../../domain/engagement/choose.ts';
import type { Glimpse } from '../../domain/engagement/features/feature.ts';
import { featuresOf } from '../../domain/engagement/features/row.ts';
import type { Foresight } from '../../domain/engagement/foresight.ts';
import type { WorthTerms } from '../../domain/engagement/worth.ts';
import type { Session } from '../../domain/session/session.ts';
import { coinOf, type Drawing } from './experiment.ts';

/** By what is chosen: what was learned of offers, and what the policy says that they are worth. */
export interface Choosing extends Pick<Foresight, 'expectedOf'> {
  readonly terms: WorthTerms;
}

/** Of the maps that call for the session, whose turn it is, as a signal and its replay decide (SPEC EN14, EN19). */
export function chooseMap(
  drawing: Drawing,
  { expectedOf, terms }: Choosing,
  { session, journey }: Session,
  glimpse: Glimpse,
  maps: Calling,
): Chosen {
  const features = featuresOf(glimpse);
  return chosenOf({
    maps,
    expectedOf: (actionMap) => expectedOf(features, actionMap),
    basketMinor: journey.basket?.valueMinor ?? null,
    terms,
    coin: coinOf(drawing, session, maps[0].actionMap),
  });
}
