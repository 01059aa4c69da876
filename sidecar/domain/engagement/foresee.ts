import { asDurationMs, type DurationMs, MINUTE_MS } from '../../../shared/kernel/time.ts';

/** What a map's offers came to so far. */
export interface Answering {
  readonly offered: number;
  readonly accepted: number;
  /** Mean time until a yes, over those that said yes; null while nobody has. */
  readonly meanDelayMs: DurationMs | null;
}

/** One offer on a screen now. */
export interface OpenOffer {
  readonly ageMs: DurationMs;
  readonly answering: Answering;
}

/** Until a map has offers of its own: as if two of ten had been accepted, which errs towards fewer offers. */
export const FIRST_ACCEPTED = 2;
export const FIRST_OFFERED = 10;
/** Of an acceptance when no delay is known yet. */
export const FIRST_DELAY_MS = 15_000;

/**
 * Chance that this offer is accepted within the next `withinMs`, given that it was not until now. The delay of a yes
 * is taken as exponential, so that an offer that has hung there for minutes hardly counts any more.
 *
 * @returns 0..1
 */
export function chanceOfYes({ ageMs, answering }: OpenOffer, withinMs: DurationMs): number {
  const { offered, accepted, meanDelayMs } = answering;
  const yes = (accepted + FIRST_ACCEPTED) / (offered + FIRST_OFFERED);
  const delay = Math.max(1, meanDelayMs ?? FIRST_DELAY_MS);
  const stillOpen = 1 - yes + yes * Math.exp(-ageMs / delay);
  const soon = yes * (Math.exp(-ageMs / delay) - Math.exp(-(ageMs + withinMs) / delay));
  return stillOpen === 0 ? 0 : soon / stillOpen;
}

/**
 * Chance that no more than `free` of these come true (Poisson-binomial, by adding one at a time).
 *
 * @param chances each 0..1
 * @returns 0..1
 */
export function chanceAtMost(chances: readonly number[], free: number): number {
  if (free < 0) return 0;
  // ways[k]: chance that exactly k of those looked at so far came true; more than `free` is not followed.
  let ways: readonly number[] = [1];
  for (const chance of chances) {
    ways = Array.from(
      { length: Math.min(ways.length, free) + 1 },
      (_, k) => (ways[k] ?? 0) * (1 - chance) + (ways[k - 1] ?? 0) * chance,
    );
  }
  return Math.min(
    1,
    ways.reduce((sum, chance) => sum + chance, 0),
  );
}

/** What is foreseen for the next minute. */
export interface Foreseen {
  /** Conversations that can be taken now. */
  readonly free: number;
  /** Conversations expected to end, wrapping up included, within that minute. */
  readonly freeing: number;
  /** The least share of accepted offers that must find somebody at once, 0..1. */
  readonly serviceLevel: number;
}

/** Whether one more offer keeps the service level. Nobody free is nobody, whatever may come. */
export function mayOfferOneMore(
  open: readonly OpenOffer[],
  next: Answering,
  { free, freeing, serviceLevel }: Foreseen,
): boolean {
  if (free <= 0) return false;
  const offers = [...open, { ageMs: NO_AGE_MS, answering: next }];
  return isKept(offers, free + freeing, serviceLevel);
}

/**
 * How many of the open offers, newest last, must be withdrawn so that the level is kept again; all when nobody is free.
 */
export function tooManyOpen(
  open: readonly OpenOffer[],
  { free, freeing, serviceLevel }: Foreseen,
): number {
  if (free <= 0) return open.length;
  let kept = open.length;
  while (kept > 0 && !isKept(open.slice(0, kept), free + freeing, serviceLevel)) kept -= 1;
  return open.length - kept;
}

function isKept(offers: readonly OpenOffer[], room: number, serviceLevel: number): boolean {
  const chances = offers.map((offer) => chanceOfYes(offer, MINUTE_MS));
  return chanceAtMost(chances, Math.floor(room)) >= serviceLevel;
}

const NO_AGE_MS = asDurationMs(0);
