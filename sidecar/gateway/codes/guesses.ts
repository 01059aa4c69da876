import type { Clock } from '../../ports/ambient.ts';
import type { Bus } from '../../ports/bus.ts';
import type { Bounds } from '../bounds.ts';
import { guessCount, type Wrong } from './guess-count.ts';

/**
 * Wrong codes, by shop and by asker: too many, and nothing is looked up any more for a while, at any of the sidecars
 * that share the data (SPEC CD6).
 */
export interface Guesses {
  /** False while the asker, or all of the shop's askers together, have had their share. */
  mayAsk(shop: string, asker: string): boolean;
  /** One more wrong code; true when it was the last one allowed. */
  noteWrong(shop: string, asker: string): boolean;
}

interface Terms {
  readonly bounds: Pick<Bounds, 'guessesPerAskerMax' | 'guessesPerShopMax' | 'guessWindowMs'>;
  readonly bus: Pick<Bus, 'live' | 'onLive'>;
  readonly clock: Clock;
  readonly ids: { next(): string };
  /** Whether there can be other sidecars at all. */
  readonly isShared: boolean;
  readonly steadyMs?: () => number;
}

/**
 * In the memory of this sidecar: one that starts anew has counted nothing. What others say may be lost (law 4); the
 * limits hold of what was counted here whether or not they say anything.
 */
export function countGuesses(terms: Terms): Guesses {
  const { bounds, bus, clock, isShared, steadyMs = () => performance.now() } = terms;
  const { guessesPerAskerMax, guessesPerShopMax, guessWindowMs } = bounds;
  // By which the others know who says so.
  const sidecar = isShared ? terms.ids.next() : 'alone';
  // Apart, so that nothing that is heard pushes out what was counted here.
  const here = guessCount(guessWindowMs, steadyMs);
  const elsewhere = guessCount(guessWindowMs, steadyMs);

  function anywhere(shop: string, asker: string): Wrong {
    const [own, far] = [here.of(shop, asker), elsewhere.of(shop, asker)];
    return { byAsker: own.byAsker + far.byAsker, byShop: own.byShop + far.byShop };
  }

  bus.onLive(({ body }) => {
    if (body.type !== 'code.guessed' || body.sidecar === sidecar) return;
    // What somebody caught on the way and plays back later to a sidecar that is new shuts out nobody.
    if (Math.abs(clock.now() - body.at) < guessWindowMs) elsewhere.add(body.shop, body.asker);
  });

  return {
    mayAsk(shop, asker) {
      const { byAsker, byShop } = anywhere(shop, asker);
      return byAsker < guessesPerAskerMax && byShop < guessesPerShopMax;
    },
    noteWrong(shop, asker) {
      here.add(shop, asker);
      const { byAsker, byShop } = anywhere(shop, asker);
      // Beyond that everybody refuses: calls that were under way by then flood nobody.
      if (isShared && byAsker <= guessesPerAskerMax && byShop <= guessesPerShopMax) {
        const at = clock.now();
        bus.live({ to: 'floor', body: { type: 'code.guessed', sidecar, shop, asker, at } });
      }
      return byAsker === guessesPerAskerMax || byShop === guessesPerShopMax;
    },
  };
}
