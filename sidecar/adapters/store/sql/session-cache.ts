import type { VisitorId } from '../../../../shared/kernel/ids.ts';
import type { Session } from '../../../domain/session/session.ts';

/** A session as the database holds it now, with the version that shows it. */
export interface HeldSession {
  readonly session: Session;
  readonly version: number;
}

/**
 * The latest session of the visitors heard last, so that a signal reads and parses nothing. True only
 * on the one connection that writes: each entry is what that connection would read.
 */
export interface SessionCache {
  get(visitor: VisitorId): HeldSession | undefined;
  put(visitor: VisitorId, held: HeldSession): void;
  drop(visitor: VisitorId): void;
  /** The request ended well: what it put may stay. */
  settle(): void;
  /** The request was rolled back: what it put is forgotten. */
  revert(): void;
  /** The commit failed, or rows went: everything is forgotten. */
  clear(): void;
}

/** The entries used last, at most `max`. */
export function sessionCache(max: number): SessionCache {
  // A Map keeps the order of insertion: the first key is the one used longest ago.
  const entries = new Map<VisitorId, HeldSession>();
  const touched = new Set<VisitorId>();

  return {
    get: (visitor) => {
      const held = entries.get(visitor);
      if (held === undefined) return undefined;
      entries.delete(visitor);
      entries.set(visitor, held);
      return held;
    },
    put: (visitor, held) => {
      touched.add(visitor);
      entries.delete(visitor);
      entries.set(visitor, held);
      if (entries.size <= max) return;
      for (const oldest of entries.keys()) {
        entries.delete(oldest);
        return;
      }
    },
    drop: (visitor) => {
      entries.delete(visitor);
    },
    settle: () => touched.clear(),
    revert: () => {
      for (const visitor of touched) entries.delete(visitor);
      touched.clear();
    },
    clear: () => {
      entries.clear();
      touched.clear();
    },
  };
}
