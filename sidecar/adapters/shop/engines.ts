import { assertNever } from '../../../shared/kernel/assert.ts';
import type { Shop } from '../../domain/policy.ts';
import type { Clock } from '../../ports/ambient.ts';
import type { ShopEngine, ShopEngines } from '../../ports/shop.ts';
import type { ShopSource } from '../../ports/shops.ts';
import { asksUsShop } from './asks-us.ts';
import { genericHttpShop } from './generic-http.ts';
import { vendureShop } from './vendure.ts';

/** The engine of each connected shop, kept while its terms stay, so that a session is opened once. */
export function shopEngines(shops: ShopSource, clock: Clock): ShopEngines {
  const kept = new Map<string, { readonly terms: string; readonly engine: ShopEngine }>();
  return {
    of(name) {
      const shop = shops.current().find((one) => one.shop === name);
      if (shop === undefined) return null;
      const terms = JSON.stringify([shop.engine, shop.serverKeys]);
      const known = kept.get(name);
      if (known?.terms === terms) return known.engine;
      const engine = engineOf(shop, clock);
      kept.set(name, { terms, engine });
      return engine;
    },
  };
}

function engineOf({ shop, engine, serverKeys }: Shop, clock: Clock): ShopEngine {
  switch (engine.kind) {
    case 'asks-us':
      return asksUsShop();
    case 'generic-http':
      return genericHttpShop({ shop, url: engine.url, key: serverKeys[0] ?? '', clock });
    case 'vendure':
      return vendureShop(engine);
    default:
      return assertNever(engine);
  }
}
