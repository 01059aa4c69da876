import { CODE_ASKERS_MAX } from '../../../shared/protocol/limits.ts';
import type { Bounds } from '../bounds.ts';

/** Wrong codes, by shop and by asker: too many, and nothing is looked up any more for a while (SPEC CD6). */
export interface Guesses {
  /** False while the asker, or all of the shop's askers together, have had their share. */
  mayAsk(shop: string, asker: string): boolean;
  /** One more wrong code; true when it was the last one allowed. */
  noteWrong(shop: string, asker: string): boolean;
}

interface Window {
  readonly beganMs: number;
  readonly count: number;
}

type Terms = Pick<Bounds, 'guessesPerAskerMax' | 'guessesPerShopMax' | 'guessWindowMs'>;

/** By a timer that nobody sets, in the memory of this sidecar: one that starts anew has counted nothing. */
export function countGuesses(
  { guessesPerAskerMax, guessesPerShopMax, guessWindowMs }: Terms,
  steadyMs: () => number = () => performance.now(),
): Guesses {
  const askers = new Map<string, Window>();
  const shops = new Map<string, Window>();

  function countIn(windows: ReadonlyMap<string, Window>, key: string): number {
    const window = windows.get(key);
    return window === undefined || steadyMs() - window.beganMs >= guessWindowMs ? 0 : window.count;
  }

  function add(windows: Map<string, Window>, key: string): number {
    const count = countIn(windows, key) + 1;
    const beganMs = count === 1 ? steadyMs() : (windows.get(key)?.beganMs ?? steadyMs());
    // Put back at the end: a Map keeps the order in which askers were last heard of.
    windows.delete(key);
    windows.set(key, { beganMs, count });
    for (const oldest of windows.keys()) {
      if (windows.size <= CODE_ASKERS_MAX) break;
      windows.delete(oldest);
    }
    return count;
  }

  return {
    mayAsk: (shop, asker) =>
      countIn(askers, keyOf(shop, asker)) < guessesPerAskerMax &&
      countIn(shops, shop) < guessesPerShopMax,
    noteWrong(shop, asker) {
      const byAsker = add(askers, keyOf(shop, asker));
      const byShop = add(shops, shop);
      return byAsker === guessesPerAskerMax || byShop === guessesPerShopMax;
    },
  };
}

// An id holds no space: no asker of one shop is taken for one of another.
function keyOf(shop: string, asker: string): string {
  return `${shop} ${asker}`;
}
