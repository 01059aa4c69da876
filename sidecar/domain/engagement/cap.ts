import type { ActionMapId, SessionId } from '../../../shared/kernel/ids.ts';
import { type DurationMs, type EpochMs, elapsed } from '../../../shared/kernel/time.ts';
import { isExposure, type Offer } from './offer.ts';
import { type Reason, silent } from './reason.ts';

/** How often one visitor may be offered something, all maps together. */
export interface Caps {
  readonly offersPerSession: number;
  readonly offersPerPeriod: number;
  readonly periodMs: DurationMs;
  /** No further offer for so long after a no. */
  readonly quietAfterRejectionMs: DurationMs;
}

/** The next offer that is thought of. */
export interface Next {
  readonly session: SessionId;
  /** null when an agent offers by hand. */
  readonly map: { readonly actionMap: ActionMapId; readonly capPerSession: number } | null;
  readonly now: EpochMs;
  /** Ceiling per session whatever a policy says. */
  readonly perSessionMax: number;
}

/**
 * Why the next offer would be one too many; null when it would not (SPEC EN7).
 *
 * Held-out stamps count like offers, so that the caps treat both arms alike.
 *
 * @param earlier all offers of this visitor that are still kept
 */
export function overCap(caps: Caps, earlier: readonly Offer[], next: Next): Reason | null {
  const { now, session, map } = next;
  const isNo = ({ state }: Offer) => state === 'rejected';
  const isQuiet = earlier.some(
    (offer) =>
      isNo(offer) &&
      (offer.session === session ||
        elapsed(offer.settledAt ?? offer.qualifiedAt, now) < caps.quietAfterRejectionMs),
  );
  if (isQuiet) return silent('declined-before');
  const made = earlier.filter(isExposure);
  const inSession = made.filter((offer) => offer.session === session);
  const inPeriod = made.filter((offer) => elapsed(offer.qualifiedAt, now) < caps.periodMs);
  const ofMap = inSession.filter((offer) => map !== null && offer.actionMap === map.actionMap);
  const isOver =
    inSession.length >= Math.min(caps.offersPerSession, next.perSessionMax) ||
    inPeriod.length >= caps.offersPerPeriod ||
    (map !== null && ofMap.length >= map.capPerSession);
  return isOver ? { kind: 'capped', count: made.length, about: null } : null;
}
