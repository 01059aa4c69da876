import { CODE_ASKERS_MAX } from '../../../shared/protocol/limits.ts';

/** Wrong codes within their window. */
export interface Wrong {
  readonly byAsker: number;
  readonly byShop: number;
}

/** Counts wrong codes by asker and by shop; who was heard of longest ago makes way. */
export interface GuessCount {
  of(shop: string, asker: string): Wrong;
  add(shop: string, asker: string): void;
}

interface Window {
  readonly beganMs: number;
  readonly count: number;
}

/** @param steadyMs milliseconds of a timer that nobody sets */
export function guessCount(windowMs: number, steadyMs: () => number): GuessCount {
  const askers = new Map<string, Window>();
  const shops = new Map<string, Window>();

  function current(windows: ReadonlyMap<string, Window>, key: string): Window | null {
    const window = windows.get(key);
    return window === undefined || steadyMs() - window.beganMs >= windowMs ? null : window;
  }

  function addTo(windows: Map<string, Window>, key: string): void {
    const { beganMs, count } = current(windows, key) ?? { beganMs: steadyMs(), count: 0 };
    // Put back at the end: a Map keeps the order in which askers were last heard of.
    windows.delete(key);
    windows.set(key, { beganMs, count: count + 1 });
    for (const oldest of windows.keys()) {
      if (windows.size <= CODE_ASKERS_MAX) break;
      windows.delete(oldest);
    }
  }

  return {
    of: (shop, asker) => ({
      byAsker: current(askers, keyOf(shop, asker))?.count ?? 0,
      byShop: current(shops, shop)?.count ?? 0,
    }),
    add(shop, asker) {
      addTo(askers, keyOf(shop, asker));
      addTo(shops, shop);
    },
  };
}

// An id holds no space: no asker of one shop is taken for one of another.
function keyOf(shop: string, asker: string): string {
  return `${shop} ${asker}`;
}
