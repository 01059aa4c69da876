import type { Decision } from './decide.ts';
import type { Glimpse } from './features/feature.ts';
import { FEATURES, featuresOf } from './features/row.ts';
import type { Judged } from './judged.ts';
import type { Weighed } from './worth.ts';

/** What was thought when a session met a map: enough to learn from it, and to ask what another policy would have done. */
export interface Decided extends Judged {
  /** Which rule or model scored. */
  readonly decision: string;
  /** The features at that moment by name, as a model reads them (SPEC LF1); what was not known is not there. */
  readonly features: Readonly<Record<string, number>>;
  /** What an offer was expected to change, −1..1; null while nothing is learned. */
  readonly effect: number | null;
  /** Gain expected minus the cost of an agent's time, in minor units; null while nothing is learned. */
  readonly gainMinor: number | null;
  /** With which this map took this session at this moment: 1 where nothing was weighed or explored. */
  readonly takenWithChance: number;
  /** Where several maps called: with which one of them took it; missing: only this one called, or its turn was the lead's order. */
  readonly someTakenWithChance?: number;
}

/** What is kept of a moment that was judged and weighed. */
export function decidedOf(decision: Decision, glimpse: Glimpse, weighed: Weighed): Decided {
  const { effect, gainMinor, takenWithChance, someTakenWithChance } = weighed;
  const row = featuresOf(glimpse);
  const features = FEATURES.map(({ name }, place) => [name, row[place] ?? Number.NaN] as const);
  return {
    ...decision.judge(glimpse),
    decision: decision.name,
    features: Object.fromEntries(features.filter(([, value]) => !Number.isNaN(value))),
    effect,
    gainMinor,
    takenWithChance,
    ...(someTakenWithChance === undefined ? {} : { someTakenWithChance }),
  };
}

/** The chances with which a stamp came about. */
export interface DrawnWith {
  readonly offeredWithChance: number;
  readonly decided?: Pick<Decided, 'takenWithChance'>;
}

/**
 * The chance with which a stamped session was held out: a stamp is only where the session was taken, so that the chance of
 * being taken has no part in it (SPEC EN15).
 */
export function heldOutWithChance({ offeredWithChance, decided }: DrawnWith): number {
  const taken = decided?.takenWithChance ?? 1;
  return taken === 0 ? 1 : 1 - offeredWithChance / taken;
}
