import type { Act, Observed } from '../session/act.ts';
import type { Journey, JourneyBounds, ReadHesitation } from '../session/journey.ts';
import { looksInAll } from '../session/look.ts';
import type { Hesitation } from './reason.ts';

/** Third and later look at one product, over this session and those before it (SPEC HS1). */
export const LOOKS_UNTIL_REPEAT = 3;
/** Second and later return from the checkout to a basket or product page (SPEC HS2). */
export const RETURNS_UNTIL_BACK_AND_FORTH = 2;

/** A hesitation that this act showed. */
interface Shown {
  readonly hesitation: Hesitation;
  /** As often as the page said so, or as often as what is counted happened. */
  readonly count: number;
  readonly about: string | null;
}

/**
 * The journey with the hesitation of its last act, if that showed one: noticed by the page, or read
 * here from what the acts add up to (SPEC, chapter Signals).
 *
 * @param before the journey without the act
 * @param now the journey with it
 */
export function withHesitation(
  before: Journey,
  now: Journey,
  act: Act,
  bounds: JourneyBounds,
): Journey {
  const noticed = noticedBy(act.observed, now, bounds);
  if (noticed !== null) return counted(now, noticed, act);
  const read = readFrom(before, now);
  if (read === null) return now;
  const row: ReadHesitation = { ...read, at: act.at, place: act.place };
  return { ...counted(now, read, act), read: [...now.read, row].slice(-bounds.readMax) };
}

function noticedBy(observed: Observed, now: Journey, bounds: JourneyBounds): Shown | null {
  if (observed.type !== 'hesitation.noticed') return null;
  const { hesitation } = observed;
  const was = now.hesitations[hesitation]?.count ?? 0;
  return { hesitation, count: Math.min(bounds.countMax, was + 1), about: null };
}

function readFrom(before: Journey, now: Journey): Shown | null {
  const look = now.looks.at(-1);
  if (now.looks !== before.looks && look !== undefined) {
    const count = looksInAll(look);
    if (count >= LOOKS_UNTIL_REPEAT) return { hesitation: 'repeat-view', count, about: look.name };
  }
  const { returns } = now.checkout;
  if (returns > before.checkout.returns && returns >= RETURNS_UNTIL_BACK_AND_FORTH) {
    return { hesitation: 'back-and-forth', count: returns, about: null };
  }
  return null;
}

function counted(journey: Journey, shown: Shown, act: Act): Journey {
  const { hesitation, count, about } = shown;
  return {
    ...journey,
    hesitations: { ...journey.hesitations, [hesitation]: { count, lastAt: act.at, about } },
  };
}
