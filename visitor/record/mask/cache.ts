import { MASK_CACHE_MAX_CHARS } from '../../../shared/protocol/limits.ts';

/** Remembers what became of a text; when it is full it begins anew, which costs one pass over a page. */
export type Cache<T> = (key: string, make: (key: string) => T) => T;

export function createCache<T>(most: number): Cache<T> {
  const known = new Map<string, T>();
  let chars = 0;
  return (key, make) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    chars += key.length;
    if (known.size >= most || chars > MASK_CACHE_MAX_CHARS) {
      known.clear();
      chars = key.length;
    }
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
