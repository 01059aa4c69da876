import type { Share } from '../../../shared/kernel/measure.ts';
import { type DurationMs, HOUR_MS } from '../../../shared/kernel/time.ts';

/** What is expected of offering to one session. */
export interface Expected {
  /** How much more likely an order becomes by an offer, −1..1. */
  readonly effect: number;
  /** Worth of an order of this shop where the session has no basket, in minor units. */
  readonly orderMinor: number;
  /** That the offer is accepted, 0..1. */
  readonly accepted: number;
  /** Of an agent, when it is. */
  readonly talkMs: DurationMs;
}

/** What a shop says that orders bring and agents cost. */
export interface WorthTerms {
  /** Part of an order's worth that stays with the shop. */
  readonly marginShare: Share;
  /** Of an hour of an agent, in minor units. */
  readonly agentHourMinor: number;
  /**
   * Of sessions for which an offer seems not worth its cost the part that is taken all the same, to learn from; where several maps
   * call, of all of them the part in which each has the same chance.
   */
  readonly exploreShare: Share;
}

/** One session weighed: whether an offer is worth it, and with which chance it is taken. */
export interface Weighed {
  readonly effect: number | null;
  readonly gainMinor: number | null;
  readonly takenWithChance: number;
  /** Where several maps called: with which one of them was taken; missing: this one was alone. */
  readonly someTakenWithChance?: number;
  readonly isTaken: boolean;
}

/**
 * What an offer is expected to gain, whole, in minor units: what it changes times what the shop keeps of the order, minus an
 * agent's time times the chance that it is asked for (SPEC EN14).
 *
 * @param basketMinor worth of what lies in the basket; 0 or null where there is none
 */
export function gainOf(
  { effect, orderMinor, accepted, talkMs }: Expected,
  basketMinor: number | null,
  { marginShare, agentHourMinor }: WorthTerms,
): number {
  const order = (basketMinor ?? 0) > 0 ? (basketMinor ?? 0) : orderMinor;
  const brings = effect * order * marginShare;
  const costs = accepted * (talkMs / HOUR_MS) * agentHourMinor;
  return whole(Math.round(brings - costs));
}

/**
 * A session is taken when it is expected to gain something, or when nothing is known: then the map is taken at its word. Of the
 * others the coin takes a part, so that what is held of them can turn out wrong (SPEC EN15).
 *
 * @param coin of this session and map, 0 ≤ coin < 1, the same each time
 */
export function weigh(
  expected: Expected | null,
  basketMinor: number | null,
  terms: WorthTerms,
  coin: number,
): Weighed {
  if (expected === null) return { effect: null, gainMinor: null, ...CERTAIN };
  const gainMinor = gainOf(expected, basketMinor, terms);
  const known = { effect: expected.effect, gainMinor };
  if (gainMinor > 0) return { ...known, ...CERTAIN };
  return { ...known, takenWithChance: terms.exploreShare, isTaken: coin < terms.exploreShare };
}

/** Nothing to weigh: an offer by hand, or nothing learned. */
export const CERTAIN = { takenWithChance: 1, isTaken: true } as const;

// Not −0: another thing than 0 where it is compared or written.
const whole = (value: number): number => value + 0;
