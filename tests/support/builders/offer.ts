import {
  type ActionMapId,
  asId,
  type OfferId,
  type SessionId,
  type ShopId,
  type VisitorId,
} from '../../../shared/kernel/ids.ts';
import { asProbability } from '../../../shared/kernel/measure.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import type { Offer } from '../../../sidecar/domain/engagement/offer.ts';

/** An offer on screen, valid for a minute; name only what matters. */
export function anOffer(but: Partial<Offer> = {}): Offer {
  return {
    offer: asId<OfferId>('offer-1'),
    shop: asId<ShopId>('boots'),
    session: asId<SessionId>('session-1'),
    visitor: asId<VisitorId>('visitor-1'),
    actionMap: asId<ActionMapId>('map-1'),
    by: null,
    state: 'offered',
    reasons: [{ kind: 'coupon-focus', count: 1, about: null }],
    silence: null,
    offeredWithChance: asProbability(0.9),
    qualifiedAt: asEpochMs(1_000_000),
    expiresAt: asEpochMs(1_060_000),
    settledAt: null,
    conversation: null,
    engagedAt: null,
    orderedAt: null,
    ...but,
  };
}
