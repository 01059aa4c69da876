import type { Tx } from '../../sidecar/ports/store.ts';

/** The same repositories but for these. Not a copy: what a store lends out has no fields of its own to be copied. */
export function bentTx(tx: Tx, instead: Partial<Tx>): Tx {
  return new Proxy(tx, {
    get: (lent, name) => Reflect.get(instead, name) ?? Reflect.get(lent, name),
  });
}
