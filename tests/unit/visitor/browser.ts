import { type Keep, keepIn } from '../../../visitor/storage.ts';

/** Locks as browsers have them (https://w3c.github.io/web-locks/), for tabs that are objects of one test. */
export function openLocks(): LockManager {
  const held = new Map<string, Promise<unknown>>();
  const request = async (
    name: string,
    ...rest:
      | readonly [LockGrantedCallback<unknown>]
      | readonly [LockOptions, LockGrantedCallback<unknown>]
  ): Promise<unknown> => {
    const [options, act] = rest.length === 1 ? [{}, rest[0]] : rest;
    if (held.has(name) && options.ifAvailable === true) return act(null);
    while (held.has(name)) await held.get(name);
    const running = Promise.resolve(act({ name, mode: 'exclusive' })).finally(() =>
      held.delete(name),
    );
    held.set(name, running);
    return running;
  };
  const query = async () => ({ held: [...held.keys()].map((name) => ({ name })), pending: [] });
  return Object.assign(Object.create(null), { request, query });
}

/** Storage of one browser or tab, empty; `copy` is what "duplicate tab" gives. */
export function openStorage(from: ReadonlyMap<string, string> = new Map()) {
  const entries = new Map(from);
  const storage: Storage = {
    get length() {
      return entries.size;
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (index) => [...entries.keys()][index] ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => void entries.set(key, value),
  };
  return {
    storage,
    keep: (): Keep => keepIn(() => storage),
    copy: () => openStorage(entries),
    entries,
  };
}
