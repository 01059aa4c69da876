import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import type { EngineTerms } from '../../../sidecar/domain/policy.ts';
import type { ShopEngine, ShopOrder } from '../../../sidecar/ports/shop.ts';

/** How a shop's server spoils its answer to one request. */
export type ShopFault =
  /** Does it, and answers when nobody listens any more. */
  | 'late'
  /** Does it twice: somebody on the way repeated the request. */
  | 'twice'
  /** Does it, and answers about something else. */
  | 'wrong'
  /** Does it, and answers 500. */
  | 'done-500'
  /** Does nothing, and answers 500. */
  | 'not-done-500'
  /** Does it, and hangs up within its answer. */
  | 'half'
  /** Does nothing, and hangs up. */
  | 'none';

export const SHOP_FAULTS: readonly ShopFault[] = [
  'late',
  'twice',
  'wrong',
  'done-500',
  'not-done-500',
  'half',
  'none',
];

/** A shop with its adapter, and what a test may do to it. */
export interface ShopStand {
  /** How a sidecar is told of it. */
  readonly terms: EngineTerms;
  /** A new adapter, as after a restart of the sidecar. */
  engine(): ShopEngine;
  /**
   * The next request that acts is spoiled.
   *
   * @returns ends once a late one was done, so that whoever asked gives up then and not after a while
   */
  spoil(fault: ShopFault): AbortSignal;
  /** How often the shop would take this code now. */
  usable(text: string): number | Promise<number>;
  /** What its clock says. */
  now(): EpochMs;
  /** Places three orders: one left open, one paid with this code, one cancelled. @returns them as they stand */
  placeOrders(text: string): Promise<readonly ShopOrder[]>;
  close(): Promise<void>;
}

/** A shop that is made up: its orders are what it is told. */
export interface MadeUpShop extends ShopStand {
  keepOrder(order: ShopOrder): void;
}

/** What a made-up shop places when it is asked to. */
export function madeUpOrders(text: string, now: EpochMs): readonly ShopOrder[] {
  const kept = { totalMinor: 15_980, currency: 'EUR' };
  const at = (ms: number) => ({ ...kept, changedAt: asEpochMs(now + ms) });
  return [
    { order: 'A-1', state: 'open', codes: [], taken: {}, ...at(1) },
    { order: 'A-2', state: 'paid', codes: [text], taken: { [text]: 800 }, ...at(2) },
    { order: 'A-3', state: 'cancelled', codes: [], taken: {}, ...at(3) },
  ];
}
