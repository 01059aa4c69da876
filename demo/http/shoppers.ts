import { randomUUID } from 'node:crypto';
import { SHOPPERS } from '../bounds.ts';
import { NEW_SHOPPER, type Shopper } from '../shop/shopper.ts';

/** Everybody this process knows, oldest touched first; gone with the process, as a demo shop may. */
export class Shoppers {
  readonly #byId = new Map<string, Shopper>();

  find(id: string | undefined): Shopper {
    return (id === undefined ? undefined : this.#byId.get(id)) ?? NEW_SHOPPER;
  }

  /** Keeps the shopper under a known id, or under a new one: an id from a cookie we do not know is not adopted. */
  keep(id: string | undefined, shopper: Shopper): string {
    const known = id !== undefined && this.#byId.delete(id) ? id : randomUUID();
    this.#byId.set(known, shopper);
    for (const oldest of this.#byId.keys()) {
      if (this.#byId.size <= SHOPPERS) break;
      this.#byId.delete(oldest);
    }
    return known;
  }
}
