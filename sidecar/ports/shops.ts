import type { Shop } from '../domain/policy.ts';

/** The shops that are connected now: their keys and origins may change while the sidecar runs. */
export interface ShopSource {
  current(): readonly Shop[];
}
