import { afterEach, beforeEach } from 'vitest';
import { asId, type SessionId, type VisitorId } from '../../../shared/kernel/ids.ts';
import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import type { Fact } from '../../../shared/protocol/shape.ts';
import type { Store } from '../../../sidecar/ports/store.ts';
import { MONDAY_MORNING } from '../../support/fake-clock.ts';

/** Opens an empty store of the kind under test. */
export type OpenStore = () => Promise<Store>;

/** A new store for each test of the block; closed after it. */
export function eachWith(open: OpenStore): () => Store {
  let store: Store | null = null;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(async () => {
    await store?.close();
    store = null;
  });
  return () => {
    if (store === null) throw new Error('a store is open during a test only');
    return store;
  };
}

/** So many milliseconds after Monday morning. */
export const at = (ms: number): EpochMs => asEpochMs(MONDAY_MORNING + ms);

export const VISITOR = asId<VisitorId>('visitor-1');
export const OTHER_VISITOR = asId<VisitorId>('visitor-2');
export const SESSION = asId<SessionId>('session-1');

/** A fact that can be told apart. */
export function aFact(n: number): Fact {
  return { type: 'visitor.identified', name: `name ${n}` };
}

/** `count` numbers from 1 up. */
export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, place) => place + 1);
}
