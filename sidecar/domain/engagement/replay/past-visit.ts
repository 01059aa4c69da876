import type { ActionMapId, OfferId } from '../../../../shared/kernel/ids.ts';
import { type DurationMs, type EpochMs, elapsed } from '../../../../shared/kernel/time.ts';
import type { Act } from '../../session/act.ts';
import type { Journey } from '../../session/journey.ts';
import type { Look } from '../../session/look.ts';
import type { Session } from '../../session/session.ts';
import type { About } from '../follow.ts';
import { isExposure, type Offer } from '../offer.ts';

/** One session that ended, with all that is needed to let it happen again. */
export interface PastVisit {
  /** As it is kept: whose it was, and in which language. */
  readonly session: Session;
  readonly acts: readonly Act[];
  readonly earlierLooks: readonly Look[];
  /** As it was known then: later knowledge would tell the outcome. */
  readonly about: About;
  /** What was stamped in it, by maps and by hand. */
  readonly stamps: readonly Offer[];
  /** The visitor's conversations. */
  readonly talks: readonly Talk[];
}

/** While it lasts nobody is offered another one. */
export interface Talk {
  /** What it came of; null when the visitor began it. */
  readonly offer: OfferId | null;
  readonly from: EpochMs;
  /** null while it goes on. */
  readonly to: EpochMs | null;
}

/** What a session that ended remembered of those before it. */
export function looksBefore({ looks }: Pick<Journey, 'looks'>): readonly Look[] {
  return looks.filter(({ earlier }) => earlier > 0).map((look) => ({ ...look, looks: 0 }));
}

/**
 * What this map was stamped with at that moment, if it was. Several acts may have come at once, and were judged by the
 * last of them: a call some seconds sooner is taken for the same one.
 */
export function stampedAt(
  { stamps }: Pick<PastVisit, 'stamps'>,
  actionMap: ActionMapId,
  at: EpochMs,
  sameMomentMs: DurationMs,
): Offer | null {
  const found = stamps.find(
    (offer) =>
      offer.actionMap === actionMap &&
      isChosen(offer) &&
      offer.qualifiedAt >= at &&
      elapsed(at, offer.qualifiedAt) <= sameMomentMs,
  );
  return found ?? null;
}

/** Shown, held out, or left out because it was not worth it: whatever else happened was no choice. */
export function isChosen(offer: Pick<Offer, 'state' | 'silence'>): boolean {
  return isExposure(offer) || offer.silence?.kind === 'not-worth';
}
