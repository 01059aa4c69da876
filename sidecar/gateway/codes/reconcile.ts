import { asId, type ShopId } from '../../../shared/kernel/ids.ts';
import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import {
  CLOCK_SKEW_MAX_MS,
  CODE_VALID_MAX_MS,
  RECONCILE_BACK_MS,
  RECONCILE_BACKOFF_MAX_MS,
  RECONCILE_CODES_MAX,
  SHOP_ORDERS_MAX,
} from '../../../shared/protocol/limits.ts';
import type { Environment } from '../../app/context.ts';
import { noteOrder } from '../../app/mandate/note-order.ts';
import { commit, look } from '../../app/pipeline.ts';
import type { ShopEngines, ShopOrder } from '../../ports/shop.ts';
import type { Bounds } from '../bounds.ts';
import type { Counters } from '../counters.ts';
import { countNoted } from './count-noted.ts';

interface Terms {
  readonly environment: Environment;
  readonly engines: ShopEngines;
  readonly bounds: Bounds;
  readonly counters: Counters;
  readonly track: (running: Promise<unknown>) => void;
  readonly faulted: (error: unknown) => void;
}

/** Asks engines that do not ask us how their orders stand (SPEC CD3, CD4). */
export interface Reconciling {
  /** Asks whom it is time to ask; called by the ticker. */
  look(): void;
  /** Breaks off what is under way. */
  stop(): void;
}

/** One shop's place in its orders; in memory only, because an order told again changes nothing. */
interface Place {
  since: EpochMs | null;
  nextMs: number;
  failures: number;
  isAsking: boolean;
  /** Each order of the last answer as it stood: what is read again is not noted again. */
  seen: ReadonlyMap<string, string>;
  /** The last answer was full: the next is asked for at once. */
  hasMore: boolean;
}

export function reconcileOrders(terms: Terms): Reconciling {
  const { environment, engines, bounds, counters, track, faulted } = terms;
  const stopping = new AbortController();
  const places = new Map<string, Place>();

  function placeOf(shop: string): Place {
    const place = places.get(shop) ?? { since: null, nextMs: 0, failures: 0, ...NOT_ASKING };
    places.set(shop, place);
    return place;
  }

  async function ask(shop: ShopId, place: Place): Promise<void> {
    place.hasMore = false;
    const engine = engines.of(shop);
    const since = await sinceOf(shop, place);
    // Nothing was given that an order could hold, or have held.
    if (engine === null || since === null) return;
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(bounds.effectTimeoutMs)]);
    const answer = await engine.ordersSince(since, signal);
    if (stopping.signal.aborted) return;
    if (answer.kind !== 'done') {
      place.failures += 1;
      counters.codes('shop-silent', 1);
      if (place.failures === 1) environment.log.warn(answer.sentence, { shop });
      return;
    }
    place.failures = 0;
    for (const order of answer.value) {
      if (place.seen.get(order.order) !== JSON.stringify(order)) await note(shop, order);
    }
    place.seen = new Map(answer.value.map((order) => [order.order, JSON.stringify(order)]));
    place.since = nextSince(answer.value, since);
    place.hasMore = answer.value.length >= SHOP_ORDERS_MAX;
  }

  /**
   * From where it stopped; at first from when the oldest code was made that can still be used. Codes that have ended
   * count too: their orders may be cancelled (SPEC CD8), or be paid all the same (SPEC CD10).
   */
  async function sinceOf(shop: ShopId, { since }: Place): Promise<EpochMs | null> {
    if (since !== null) return since;
    return look(environment, async ({ tx, now }) => {
      const open = await tx.codes.open(shop, RECONCILE_CODES_MAX);
      const before = asEpochMs(Math.max(0, now - CODE_VALID_MAX_MS - RECONCILE_BACK_MS));
      const hasGiven = open.length > 0 || (await tx.exercises.since(before, 1)).length > 0;
      if (!hasGiven) return null;
      const oldest = Math.min(now - RECONCILE_BACK_MS, ...open.map(({ madeAt }) => madeAt));
      return asEpochMs(Math.max(0, oldest));
    });
  }

  async function note(shop: ShopId, order: ShopOrder): Promise<void> {
    const { codes, taken, state } = order;
    if (state === 'open' && codes.length === 0) return;
    const told = {
      ...order,
      basket: null,
      codes: codes.map((code) => ({ code, takenMinor: taken[code] ?? null })),
    };
    countNoted(counters, await commit(environment, (work) => noteOrder(work, shop, told)));
  }

  async function askNow(shop: ShopId, place: Place): Promise<void> {
    place.isAsking = true;
    try {
      await ask(shop, place);
    } catch (error) {
      place.failures += 1;
      faulted(error);
    } finally {
      place.isAsking = false;
      const waitMs = place.hasMore ? 0 : waitAfter(place.failures, bounds.reconcileEveryMs);
      place.nextMs = performance.now() + waitMs;
    }
  }

  return {
    look() {
      if (stopping.signal.aborted) return;
      for (const { shop, engine } of environment.shops.current()) {
        const place = placeOf(shop);
        if (engine.kind === 'asks-us' || place.isAsking || performance.now() < place.nextMs)
          continue;
        track(askNow(asId<ShopId>(shop), place));
      }
    },
    stop: () => stopping.abort(),
  };
}

const NOT_ASKING = { isAsking: false, hasMore: false, seen: new Map<string, string>() };

function waitAfter(failures: number, everyMs: number): number {
  return Math.min(RECONCILE_BACKOFF_MAX_MS, everyMs * 2 ** Math.min(failures, 16));
}

// A little of what was read is read again: an order may be stamped before it is seen.
function nextSince(orders: readonly ShopOrder[], since: EpochMs): EpochMs {
  const last = orders.at(-1)?.changedAt ?? since;
  if (orders.length >= SHOP_ORDERS_MAX) return asEpochMs(Math.max(last, since + 1));
  return asEpochMs(Math.max(since, last - CLOCK_SKEW_MAX_MS));
}
