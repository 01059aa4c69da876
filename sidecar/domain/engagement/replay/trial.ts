import { type DurationMs, elapsed } from '../../../../shared/kernel/time.ts';
import type { Offer } from '../offer.ts';
import { isExposure, wasShown } from '../offer.ts';
import { isChosen } from './past-visit.ts';
import type { Replayed } from './replay-rules.ts';

/**
 * What was decided where a visitor first met a map, and what would be decided there now. A later meeting is none: from the
 * first on the arms are treated differently.
 */
export interface Trial {
  /** Whether a page claimed an order after it. */
  readonly isClaimed: boolean;
  /** Whether the shop's server confirmed that order. */
  readonly isConfirmed: boolean;
  readonly isShown: boolean;
  /** With what chance this offer was to be shown then; of who saw none, with what chance any map's was. */
  readonly shownThen: number;
  /** The same now; null where the past has not tried what would be done now, and says nothing about it. */
  readonly shownNow: number | null;
  /** With what chance any map's offer is shown now; null with it. */
  readonly someShownNow: number | null;
  /** That it ends with an order, as the model said at that moment; null where none did. */
  readonly chance: number | null;
  /** What an offer was expected to change; null where nothing was learned. */
  readonly effect: number | null;
}

/** The first map that called in a session, before and after the change. */
export interface FirstCalls {
  readonly before: Replayed | null;
  readonly after: Replayed | null;
}

/** Parts that are held out. */
export interface HeldOutShares {
  readonly before: number;
  readonly after: number;
}

/** The first call of a session. A cap that was in the way lets nobody choose. */
export function firstCall(replayed: readonly Replayed[]): Replayed | null {
  const calls = replayed.filter(({ offer }) => isChosen(offer));
  return calls.reduce<Replayed | null>(
    (first, each) => (first === null || each.place < first.place ? each : first),
    null,
  );
}

/** The same of what was stamped then. */
export function firstStamp(stamps: readonly Offer[]): Offer | null {
  const chosen = stamps.filter((offer) => offer.actionMap !== null && isChosen(offer));
  return chosen.reduce<Offer | null>(
    (first, each) => (first === null || each.qualifiedAt < first.qualifiedAt ? each : first),
    null,
  );
}

/**
 * What the first stamp of a visitor by a map says of the change.
 *
 * @param sameMomentMs see `stampedAt`
 */
export function trialOf(
  was: Offer,
  calls: FirstCalls,
  shares: HeldOutShares,
  sameMomentMs: DurationMs,
): Trial {
  const isShown = wasShown(was);
  const shownThen = shownWithChance(was, shares.before, isShown);
  const { decided, confirmedAt } = was;
  const now = isUnchanged(was, calls, shares)
    ? { shown: shownThen, some: shownWithChance(was, shares.before, false) }
    : shownNowIn(was, calls.after, shares.after, sameMomentMs);
  const shownNow = now === null ? null : tried(shownThen, now.shown);
  return {
    isClaimed: was.orderedAt !== null,
    isConfirmed: (confirmedAt ?? null) !== null,
    isShown,
    shownThen,
    shownNow,
    someShownNow: shownNow === null ? null : (now?.some ?? null),
    chance: decided?.chance ?? null,
    effect: decided?.effect ?? null,
  };
}

/**
 * The chance that this very offer is shown, or, for who sees none, that any is: where several maps called, silence is what is
 * left by all of them. Of one that was not taken, what is logged is the chance to be taken.
 */
function shownWithChance(offer: Offer, heldOutShare: number, isShown: boolean): number {
  const { decided, offeredWithChance } = offer;
  const isMet = isExposure(offer);
  const taken = decided?.takenWithChance ?? Number(isMet);
  const own = isMet ? offeredWithChance : taken * (1 - heldOutShare);
  const some = decided?.someTakenWithChance;
  if (isShown || some === undefined || taken === 0) return own;
  return Math.min(1, (own / taken) * some);
}

/**
 * Where the change changes nothing, what was done is what would be done: the map that was met is called at the very same
 * act as by what is in force, and what else was in the way then would be again.
 */
function isUnchanged(was: Offer, { before, after }: FirstCalls, shares: HeldOutShares): boolean {
  if (before === null || after === null) return false;
  const isSameCall =
    before.place === after.place &&
    before.offer.actionMap === after.offer.actionMap &&
    before.offer.actionMap === was.actionMap;
  return (
    isSameCall &&
    [true, false].every(
      (isShown) =>
        shownWithChance(before.offer, shares.before, isShown) ===
        shownWithChance(after.offer, shares.after, isShown),
    )
  );
}

/** Null where it is called elsewhere than then. */
function shownNowIn(
  was: Offer,
  after: Replayed | null,
  heldOutShare: number,
  sameMomentMs: DurationMs,
): { readonly shown: number; readonly some: number } | null {
  if (after === null) return { shown: 0, some: 0 };
  const { offer } = after;
  const isSame =
    offer.actionMap === was.actionMap &&
    offer.qualifiedAt <= was.qualifiedAt &&
    elapsed(offer.qualifiedAt, was.qualifiedAt) <= sameMomentMs;
  if (!isSame) return null;
  return {
    shown: shownWithChance(offer, heldOutShare, wasShown(was)),
    some: shownWithChance(offer, heldOutShare, false),
  };
}

/** Only what the past did with some chance can be told from it. */
function tried(shownThen: number, shownNow: number | null): number | null {
  if (shownNow === null) return null;
  const isTried = (shownNow === 0 || shownThen > 0) && (shownNow === 1 || shownThen < 1);
  return isTried ? shownNow : null;
}
