import type { Tx } from '../../../sidecar/ports/store.ts';
import { bentTx } from '../../support/bent-tx.ts';
import type { Sabotage } from '../sabotage.ts';

/** One piece broken on purpose, and the rules of which one has to notice. */
export interface Mutation {
  readonly name: string;
  readonly noticedBy: readonly string[];
  readonly sabotage: Sabotage;
}

/** Bends what the sidecar reads and writes. */
export const bends = (bend: (tx: Tx) => Partial<Tx>): Sabotage => ({
  store: () => ({ tx: (tx) => bentTx(tx, bend(tx)) }),
});
