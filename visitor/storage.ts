/** What may be kept in the visitor's browser. Every value is JSON; what cannot be kept is kept in memory. */
export interface Keep {
  read(key: string): unknown;
  write(key: string, value: unknown): void;
  remove(key: string): void;
  keys(): readonly string[];
}

/** All keys of ours begin with this, so that an operator or visitor finds them. */
export const KEY_PREFIX = 'toonbank.';

/** Shared by the shop's tabs, outlives them. */
export const localKeep = (): Keep => keepIn(() => window.localStorage);
/** Of this tab alone; outlives a reload. */
export const tabKeep = (): Keep => keepIn(() => window.sessionStorage);

/**
 * Browsers refuse storage by throwing, already on reading `window.localStorage` (blocked cookies,
 * sandboxed frames) or on writing (quota); a page must work all the same, for as long as it lives.
 */
export function keepIn(open: () => Storage): Keep {
  const memory = new Map<string, string>();
  const storage = attempt(open) ?? null;
  return {
    read(key) {
      const text = memory.get(key) ?? attempt(() => storage?.getItem(key)) ?? null;
      return text === null ? null : (attempt((): unknown => JSON.parse(text)) ?? null);
    },
    write(key, value) {
      const text = JSON.stringify(value);
      const isKept = attempt(() => {
        storage?.setItem(key, text);
        return storage !== null;
      });
      if (isKept === true) memory.delete(key);
      else memory.set(key, text);
    },
    remove(key) {
      memory.delete(key);
      attempt(() => storage?.removeItem(key));
    },
    keys: () => [...new Set([...memory.keys(), ...(attempt(() => keysOf(storage)) ?? [])])],
  };
}

function keysOf(storage: Storage | null): readonly string[] {
  const keys: string[] = [];
  for (let index = 0; storage !== null && index < storage.length; index += 1) {
    const key = storage.key(index);
    if (key?.startsWith(KEY_PREFIX)) keys.push(key);
  }
  return keys;
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
