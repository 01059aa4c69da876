/** Remembers what became of a text; when it is full it begins anew, which costs one pass over a page. */
export type Cache<T> = (key: string, make: () => T) => T;

export function createCache<T>(most: number): Cache<T> {
  const known = new Map<string, T>();
  return (key, make) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const made = make();
    known.set(key, made);
    return made;
  };
}
