/** Visitors who are connected to other sidecars, as those say it. */
export interface FarVisitors {
  has(visitor: string): boolean;
  /** Not noted when there are too many already. */
  came(sidecar: string, visitor: string, nowMs: number): void;
  /** True when this was the last sidecar that had them. */
  went(sidecar: string, visitor: string): boolean;
  /** Forgets what was not said again since then; the visitors that nobody else has. */
  silentSince(ms: number): readonly string[];
}

export function farVisitors(max: number): FarVisitors {
  // By visitor: which sidecars have them, and when each said so last.
  const saidAt = new Map<string, Map<string, number>>();

  function drop(sidecar: string, visitor: string): boolean {
    const sidecars = saidAt.get(visitor);
    if (sidecars?.delete(sidecar) !== true || sidecars.size > 0) return false;
    saidAt.delete(visitor);
    return true;
  }

  return {
    has: (visitor) => saidAt.has(visitor),
    came(sidecar, visitor, nowMs) {
      const known = saidAt.get(visitor);
      if (known !== undefined) known.set(sidecar, nowMs);
      else if (saidAt.size < max) saidAt.set(visitor, new Map([[sidecar, nowMs]]));
    },
    went: drop,
    silentSince: (ms) =>
      [...saidAt].flatMap(([visitor, sidecars]) =>
        [...sidecars].some(([sidecar, atMs]) => atMs < ms && drop(sidecar, visitor))
          ? [visitor]
          : [],
      ),
  };
}
