import type { Share } from '../../../shared/kernel/measure.ts';
import { chanceBeyond } from '../measure/normal.ts';
import { type Offer, wasShown } from './offer.ts';

/** Looked at often, so a looser bound would cry wolf: chance alone gets here once in a thousand times. */
const CHANCE_MIN = 0.001;
/** Below this many expected in an arm the chi-square does not hold. */
const EXPECTED_MIN = 5;

/** How many visitors are in each arm. */
export interface Arms {
  readonly heldOut: number;
  readonly offered: number;
}

/** The arms as they are, beside what they were drawn to be. */
export interface Ratio extends Arms {
  /** Part that was to be held out. */
  readonly planned: number;
  /** Pearson's, of one degree of freedom; null while too few were expected in an arm. */
  readonly chiSquare: number | null;
  /** How often chance alone splits at least as unequally; null with it. */
  readonly chance: number | null;
  /** Chance does not explain it: the split is broken, and no difference between the arms may be believed (SPEC MS3). */
  readonly isOff: boolean;
}

/** What the check needs of a stamp. */
export interface Drawn extends Pick<Offer, 'state'> {
  /** With what chance it was held out, as drawn then. */
  readonly heldOutWithChance: number;
}

/**
 * The split of visitors by the first stamp of each: visitors and not stamps, because a no keeps later offers away in one
 * arm only. It is held against the chances they were drawn with, so that a share that was changed meanwhile is no fault.
 *
 * @param first of each visitor the first stamp of a map in either arm; offers by hand are no part of the experiment
 */
export function ratioOf(first: readonly Drawn[]): Ratio {
  const offered = first.filter(wasShown).length;
  const heldOut = first.length - offered;
  const toBeHeldOut = first.reduce((sum, { heldOutWithChance }) => sum + heldOutWithChance, 0);
  return against({ heldOut, offered }, first.length === 0 ? 0 : toBeHeldOut / first.length);
}

/** Whether arms are so unequal that chance does not explain it (SPEC MS3). */
export function isRatioOff(arms: Arms, share: Share): boolean {
  return against(arms, share).isOff;
}

function against({ heldOut, offered }: Arms, planned: number): Ratio {
  const visitors = heldOut + offered;
  const [inOne, inOther] = [visitors * planned, visitors * (1 - planned)];
  const known = { heldOut, offered, planned };
  if (Math.min(inOne, inOther) < EXPECTED_MIN) {
    return { ...known, chiSquare: null, chance: null, isOff: false };
  }
  const chiSquare = (heldOut - inOne) ** 2 / inOne + (offered - inOther) ** 2 / inOther;
  const chance = chanceBeyond(Math.sqrt(chiSquare));
  return { ...known, chiSquare, chance, isOff: chance < CHANCE_MIN };
}
