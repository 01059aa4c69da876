import { asId, type ShopId, type VisitorId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import type { Visitor } from '../../../sidecar/domain/visitor/visitor.ts';
import { MONDAY_MORNING } from '../fake-clock.ts';

/** A visitor of the boots shop who allows observing; name only what matters. */
export function aVisitor(but: Partial<Visitor> = {}): Visitor {
  return {
    visitor: asId<VisitorId>('visitor-1'),
    shop: asId<ShopId>('boots'),
    secretHash: 'hash-of-visitor-1',
    language: 'nl',
    observe: true,
    identity: null,
    blocked: null,
    sessions: 1,
    firstSeenAt: asEpochMs(1_000_000),
    // Seen now, or the first passing of time forgets them.
    lastSeenAt: MONDAY_MORNING,
    ...but,
  };
}
