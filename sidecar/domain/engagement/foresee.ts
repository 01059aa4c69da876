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

/** Below so many offers nothing is foreseen of a map: each of its offers counts as one that is accepted. */
export const FORESEEN_FROM = 20;
/** Mixed into what was counted, as if two of ten more had been accepted. */
export const MIXED_ACCEPTED = 2;
export const MIXED_OFFERED = 10;
/** Of an acceptance when no delay is known yet. */
export const FIRST_DELAY_MS = 15_000;

/**
 * Chance that this offer is accepted within the next `withinMs`, given that it was not until now. The delay of a yes
 * is taken as exponential, so that an offer that has hung there for minutes hardly counts any more. Of a map with few
 * offers so far: 1.
 *
 * @returns 0..1
 */
export function chanceOfYes({ ageMs, answering }: OpenOffer, withinMs: DurationMs): number {
  const { offered, accepted, meanDelayMs } = answering;
  if (offered < FORESEEN_FROM) return 1;
  const yes = (accepted + MIXED_ACCEPTED) / (offered + MIXED_OFFERED);
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
  return Math.min(1, total(waysOf(chances, free)));
}

/** By number: the chance that exactly so many come true; more than `most` is not followed. */
function waysOf(chances: readonly number[], most: number): readonly number[] {
  let ways: readonly number[] = [1];
  for (const chance of chances) {
    ways = Array.from(
      { length: Math.min(ways.length, most) + 1 },
      (_, k) => (ways[k] ?? 0) * (1 - chance) + (ways[k - 1] ?? 0) * chance,
    );
  }
  return ways;
}

/**
 * Chance that a conversation, wrapping up included, ends within the next `withinMs`. Its length is taken as exponential: how
 * long it has gone on says nothing.
 *
 * @param talkMs mean length; null while none is known, and then nothing ends
 */
export function chanceOfEnd(talkMs: DurationMs | null, withinMs: DurationMs): number {
  return talkMs === null ? 0 : 1 - Math.exp(-withinMs / Math.max(1, talkMs));
}

/** What is foreseen for the next minute. */
export interface Foreseen {
  /** Conversations that can be taken now. */
  readonly free: number;
  /** Of each conversation that those who can take one hold: the chance that it ends within that minute. */
  readonly ending: readonly number[];
  /** The least chance that all who say yes find somebody at once, 0..1. */
  readonly serviceLevel: number;
}

/** Whether one more offer keeps the service level. Nobody free is nobody, whatever may come. */
export function mayOfferOneMore(
  open: readonly OpenOffer[],
  next: Answering,
  foreseen: Foreseen,
): boolean {
  if (foreseen.free <= 0) return false;
  return isKept([...open, { ageMs: NO_AGE_MS, answering: next }], foreseen);
}

/**
 * How many of the open offers, newest last, must be withdrawn so that the level is kept again; all when nobody is free.
 */
export function tooManyOpen(open: readonly OpenOffer[], foreseen: Foreseen): number {
  if (foreseen.free <= 0) return open.length;
  let kept = open.length;
  while (kept > 0 && !isKept(open.slice(0, kept), foreseen)) kept -= 1;
  return open.length - kept;
}

/** Over all numbers of conversations that may end: the chance that all who say yes find somebody. */
function isKept(offers: readonly OpenOffer[], { free, ending, serviceLevel }: Foreseen): boolean {
  // However many say yes: also at a level of 1, where sums of chances fall short of it by a rounding.
  if (offers.length <= free) return true;
  const chances = offers.map((offer) => chanceOfYes(offer, MINUTE_MS));
  const served = waysOf(ending, ending.length).map(
    (chance, ended) => chance * chanceAtMost(chances, free + ended),
  );
  return total(served) >= serviceLevel;
}

function total(chances: readonly number[]): number {
  return chances.reduce((sum, chance) => sum + chance, 0);
}

const NO_AGE_MS = asDurationMs(0);
