import { STORM_CHANGES_PER_SECOND, STORM_TELL_EVERY_MS } from '../../shared/protocol/limits.ts';

/**
 * A node that changes without pause (a carousel, a counter) is told at its own, lower pace, with what it is by
 * then (SPEC RC5).
 */
export interface Storm {
  /** Each of these changed once more. */
  changed(nodes: Iterable<Node>): void;
  /** Begins a telling: answers for each node whether it is not its turn yet. */
  turn(): (node: Node) => boolean;
  /** How many change too often at this moment. */
  stormy(): number;
  clear(): void;
}

interface Pace {
  since: number;
  times: number;
  isStormy: boolean;
  dueAt: number;
}

const SECOND_MS = 1_000;

/** @param nowMs a clock that never goes back */
export function createStorm(nowMs: () => number): Storm {
  const paces = new Map<Node, Pace>();
  return {
    changed(nodes) {
      const now = nowMs();
      for (const node of nodes) {
        const pace = paces.get(node);
        if (pace === undefined) {
          paces.set(node, { since: now, times: 1, isStormy: false, dueAt: 0 });
          continue;
        }
        if (now - pace.since >= SECOND_MS) {
          pace.isStormy = pace.times > STORM_CHANGES_PER_SECOND;
          pace.since = now;
          pace.times = 0;
        }
        pace.times += 1;
        pace.isStormy = pace.isStormy || pace.times > STORM_CHANGES_PER_SECOND;
      }
    },
    turn() {
      const now = nowMs();
      const due = new Set<Pace>();
      return (node) => {
        const pace = paces.get(node);
        if (pace === undefined || !pace.isStormy || due.has(pace)) return false;
        if (pace.dueAt > now) return true;
        pace.dueAt = now + STORM_TELL_EVERY_MS;
        due.add(pace);
        return false;
      };
    },
    stormy() {
      const now = nowMs();
      let stormy = 0;
      for (const [node, pace] of paces) {
        if (now - pace.since >= 2 * SECOND_MS) paces.delete(node);
        else if (pace.isStormy) stormy += 1;
      }
      return stormy;
    },
    clear: () => paces.clear(),
  };
}
