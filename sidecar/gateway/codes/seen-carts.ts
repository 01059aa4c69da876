import { RECONCILE_CARTS_MAX } from '../../../shared/protocol/limits.ts';

/** Which codes carts held when they were last seen with any: an engine that drops one says nothing of it (SPEC CD4). */
export class SeenCarts {
  readonly #codes = new Map<string, readonly string[]>();

  /** The cart seen longest ago makes way. */
  saw(order: string, codes: readonly string[]): void {
    if (codes.length === 0) return;
    this.#codes.delete(order);
    this.#codes.set(order, codes);
    for (const oldest of this.#codes.keys()) {
      if (this.#codes.size <= RECONCILE_CARTS_MAX) break;
      this.#codes.delete(oldest);
    }
  }

  codesOf(order: string): readonly string[] {
    return this.#codes.get(order) ?? [];
  }

  forget(order: string): void {
    this.#codes.delete(order);
  }
}
