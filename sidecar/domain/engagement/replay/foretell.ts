import type { ActionMapId } from '../../../../shared/kernel/ids.ts';
import type { Counted, MapMeasures } from '../measures.ts';

/** What offers of one map came to, as a share of those that were shown. */
export interface Rates {
  readonly accepted: number;
  readonly engaged: number;
  /** Its own, or, while it has shown too few, those of all maps together. */
  readonly of: 'map' | 'shop';
}

/** What a map would have done; by hand there is nothing to foretell. */
export interface Foretold {
  readonly qualified: number;
  readonly heldOut: number;
  readonly offered: number;
  /** Expected, not counted: of an offer that was not made nobody knows what would have been said; null where no map ever offered. */
  readonly accepted: number | null;
  readonly engaged: number | null;
  /** Sessions with an order after that moment, as it went then. */
  readonly ordersOffered: number;
  readonly ordersHeldOut: number;
}

/** A rate of fewer offers says less than that of the shop: its standard error is beyond a tenth. */
export const RATES_FROM_OFFERS = 20;

/** The rates to foretell a map with; null where nothing was ever shown. @param was what all maps came to */
export function ratesOf(was: Counted, actionMap: ActionMapId): Rates | null {
  const own = was.get(actionMap);
  if (own !== undefined && own.offered >= RATES_FROM_OFFERS) return sharesOf(own, 'map');
  const shown = [...was.values()].filter((each) => each.actionMap !== null);
  const all = shown.reduce(
    (sum, { offered, accepted, engaged }) => ({
      offered: sum.offered + offered,
      accepted: sum.accepted + accepted,
      engaged: sum.engaged + engaged,
    }),
    { offered: 0, accepted: 0, engaged: 0 },
  );
  return all.offered === 0 ? null : sharesOf(all, 'shop');
}

function sharesOf(
  { offered, accepted, engaged }: Pick<MapMeasures, 'offered' | 'accepted' | 'engaged'>,
  of: Rates['of'],
): Rates {
  return { accepted: accepted / offered, engaged: engaged / offered, of };
}

/** The five numbers of a map under some rules (SPEC RP2). */
export function foretold(found: MapMeasures | undefined, rates: Rates | null): Foretold {
  if (found === undefined) return { ...NOTHING, ...expectedOf(0, rates) };
  const { qualified, heldOut, offered, ordersOffered, ordersHeldOut } = found;
  const reached = { qualified, heldOut, offered, ordersOffered, ordersHeldOut };
  return { ...reached, ...expectedOf(offered, rates) };
}

function expectedOf(offered: number, rates: Rates | null): Pick<Foretold, 'accepted' | 'engaged'> {
  if (rates === null) return { accepted: null, engaged: null };
  return { accepted: offered * rates.accepted, engaged: offered * rates.engaged };
}

const NOTHING = { qualified: 0, heldOut: 0, offered: 0, ordersOffered: 0, ordersHeldOut: 0 };
