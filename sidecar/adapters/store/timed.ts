import type { Store } from '../../ports/store.ts';

/** The same store, telling how long each commit took. */
export function timedStore(store: Store, committed: (seconds: number) => void): Store {
  return {
    isShared: store.isShared,
    async transact(work, about) {
      const begun = performance.now();
      try {
        return await store.transact(work, about);
      } finally {
        committed((performance.now() - begun) / 1_000);
      }
    },
    read: (work) => store.read(work),
    health: () => store.health(),
    scrub: () => store.scrub(),
    close: () => store.close(),
  };
}
