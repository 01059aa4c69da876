import { memoryStore } from '../../sidecar/adapters/store/memory.ts';
import type { Store } from '../../sidecar/ports/store.ts';
import { bentTx } from './bent-tx.ts';

/** A store that can keep who replays waiting. */
export interface HeldStore {
  readonly store: Store;
  hold(): void;
  /** Who waits. */
  waiting(): number;
  /** Sessions that a replay has read, each with its visitor's conversations. */
  read(): number;
  letGo(): void;
}

/** A store that can keep waiting who reads a visitor's conversations: here only a replay does, so that one is under way. */
export function heldStore(): HeldStore {
  const store = memoryStore();
  const held = new Error('held');
  let gate: Promise<void> | null = null;
  let open = (): void => undefined;
  let [waiting, read] = [0, 0];
  return {
    store: {
      ...store,
      async read(question) {
        const ask: typeof question = (tx) =>
          question(
            bentTx(tx, {
              conversations: {
                ...tx.conversations,
                ofVisitor: async (...of) => {
                  const talks = await tx.conversations.ofVisitor(...of);
                  read += 1;
                  return talks;
                },
              },
            }),
          );
        for (let kept = gate; kept !== null; kept = gate) {
          try {
            return await store.read((tx) =>
              ask(
                bentTx(tx, {
                  conversations: { ...tx.conversations, ofVisitor: () => Promise.reject(held) },
                }),
              ),
            );
          } catch (error) {
            if (error !== held) throw error;
            waiting += 1;
            await kept;
            waiting -= 1;
          }
        }
        return store.read(ask);
      },
    },
    hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    waiting: () => waiting,
    read: () => read,
    letGo() {
      gate = null;
      open();
    },
  };
}
