import { assert } from '../../../shared/kernel/assert.ts';
import type {
  ActionMapId,
  AgentId,
  ConversationId,
  OfferId,
  SessionId,
  ShopId,
  VisitorId,
} from '../../../shared/kernel/ids.ts';
import { asProbability, type Probability } from '../../../shared/kernel/measure.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { after, type DurationMs, type EpochMs } from '../../../shared/kernel/time.ts';
import type { Decided } from './decided.ts';
import type { Reason } from './reason.ts';
import type { Stood } from './stood.ts';

/** qualified → blocked, held-out or offered → accepted, rejected, timed-out or withdrawn. */
export type OfferState =
  | 'blocked'
  | 'held-out'
  | 'offered'
  | 'accepted'
  | 'rejected'
  | 'timed-out'
  | 'withdrawn';

/** How an offer that is on screen ends. */
export type OfferEnd = 'accepted' | 'rejected' | 'timed-out' | 'withdrawn';

/** One qualification of one session by one action map, in whichever arm it fell (SPEC EN2, EN3). */
export interface Offer {
  readonly offer: OfferId;
  readonly shop: ShopId;
  readonly session: SessionId;
  readonly visitor: VisitorId;
  /** null when an agent offered by hand. */
  readonly actionMap: ActionMapId | null;
  readonly by: AgentId | null;
  readonly state: OfferState;
  readonly reasons: readonly Reason[];
  readonly silence: Reason | null;
  /** With what chance this session was to be offered; logged so that decisions can be re-evaluated. */
  readonly offeredWithChance: Probability;
  /** When it met the map with nothing in the way: in both arms the instant of (not) offering. */
  readonly qualifiedAt: EpochMs;
  /** While offered: gone after this moment. */
  readonly expiresAt: EpochMs | null;
  readonly settledAt: EpochMs | null;
  readonly conversation: ConversationId | null;
  /** When an agent first answered: the engagement. */
  readonly engagedAt: EpochMs | null;
  /** When the session's page claimed an order after qualification: the outcome. */
  readonly orderedAt: EpochMs | null;
  /** When the shop's server confirmed that order; null and missing: it has not, or took it back. */
  readonly confirmedAt?: EpochMs | null;
  /** How the visit stood at `qualifiedAt`, in both arms; missing from before it was kept. */
  readonly stood?: Stood;
  /** What was thought at `qualifiedAt`, in both arms; missing from before it was kept. */
  readonly decided?: Decided;
}

/** What every stamp holds, in whichever arm. */
export type Qualified = Pick<
  Offer,
  'offer' | 'shop' | 'session' | 'visitor' | 'actionMap' | 'by' | 'reasons' | 'stood' | 'decided'
>;

/**
 * How a qualification begins. `blocked` and `held-out` say why nothing is shown; `chance` is that of
 * being offered, the same in both arms.
 */
export type Verdict =
  | { readonly state: 'offered'; readonly chance: Probability; readonly validMs: DurationMs }
  | { readonly state: 'held-out'; readonly chance: Probability; readonly silence: Reason }
  | { readonly state: 'blocked'; readonly silence: Reason };

/** Stamps a qualification: the same fields at the same instant in both arms (SPEC EN3). */
export function stamp(qualified: Qualified, verdict: Verdict, now: EpochMs): Offer {
  return {
    ...qualified,
    ...verdictFields(verdict, now),
    qualifiedAt: now,
    settledAt: null,
    conversation: null,
    engagedAt: null,
    orderedAt: null,
  };
}

/** Why an offer cannot go where it was to go. */
export type OfferFault = 'wrong-state' | 'expired';

/**
 * A block is judged again: what was in the way is gone or is something else. From any other state the
 * verdict stands.
 */
export function restamp(
  offer: Offer,
  verdict: Verdict,
  seen: Pick<Qualified, 'reasons' | 'stood' | 'decided'>,
  now: EpochMs,
): Offer {
  assert(offer.state === 'blocked', 'only a block is judged again');
  return { ...offer, ...verdictFields(verdict, now), ...seen, qualifiedAt: now };
}

/** Ends an offer that is on screen; from any other state, or accepted after its time, it is refused. */
export function settle(offer: Offer, end: OfferEnd, now: EpochMs): Result<Offer, OfferFault> {
  if (offer.state !== 'offered') return err('wrong-state');
  const isLate = offer.expiresAt !== null && now >= offer.expiresAt;
  if (end === 'accepted' && isLate) return err('expired');
  return ok({ ...offer, state: end, settledAt: now });
}

/** An agent answered the conversation that came from it; the first answer counts. */
export function engage(offer: Offer, now: EpochMs): Result<Offer, OfferFault> {
  if (offer.state !== 'accepted') return err('wrong-state');
  return ok({ ...offer, engagedAt: offer.engagedAt ?? now });
}

/** The session's page claimed an order; the first claim counts. */
export function stampOrder(offer: Offer, now: EpochMs): Offer {
  return { ...offer, orderedAt: offer.orderedAt ?? now };
}

/** The shop's server said whether that order stands; an offer without a claim stays as it is. */
export function stampConfirmed(offer: Offer, confirmedAt: EpochMs | null): Offer {
  return offer.orderedAt === null ? offer : { ...offer, confirmedAt };
}

/** Whether it was shown, or would have been but for the holdout: what caps and measures count. */
export function isExposure({ state }: Pick<Offer, 'state'>): boolean {
  return state !== 'blocked';
}

/** Whether it was put on the visitor's screen. */
export function wasShown({ state }: Pick<Offer, 'state'>): boolean {
  return state !== 'blocked' && state !== 'held-out';
}

function verdictFields(verdict: Verdict, now: EpochMs) {
  const { state } = verdict;
  const offeredWithChance = state === 'blocked' ? asProbability(0) : verdict.chance;
  return state === 'offered'
    ? { state, offeredWithChance, silence: null, expiresAt: after(now, verdict.validMs) }
    : { state, offeredWithChance, silence: verdict.silence, expiresAt: null };
}
