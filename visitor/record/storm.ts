import { STORM_CHANGES_PER_SECOND, STORM_TELL_EVERY_MS } from '../../shared/protocol/limits.ts';

/**
 * A node that changes without pause (a carousel, a counter) is told at its own, lower pace, with what it is by
 * then (SPEC RC5).
 */
export interface Storm {
  /** Each of these changed once more; the set is kept. */
  changed(nodes: Set<Node>): void;
  /** Begins a telling: answers for each node whether it is not its turn yet. */
  turn(): (node: Node) => boolean;
  /** How many change too often at this moment. */
  stormy(): number;
  clear(): void;
}

interface Pace {
  /** In this second, after the first. */
  times: number;
  isStormy: boolean;
  dueAt: number;
}

const SECOND_MS = 1_000;

/**
 * Counts second by second. What changed once in a second, as ten thousand nodes of a page that is drawn anew do, is noted
 * without being gone through.
 *
 * @param nowMs a clock that never goes back
 * @param isCounted whether the viewer has it: of what it has not nothing is told
 */
export function createStorm(nowMs: () => number, isCounted: (node: Node) => boolean): Storm {
  /** Of what changed more than once in this second or the one before. */
  const paces = new Map<Node, Pace>();
  /** What changed in this second. */
  let once = new Set<Node>();
  let since = 0;

  const look = (): number => {
    const now = nowMs();
    if (now - since < SECOND_MS) return now;
    // Of a second in which nothing was noted nothing is known but that it was calm.
    const isOver = now - since >= 2 * SECOND_MS;
    for (const [node, pace] of paces) {
      pace.isStormy = !isOver && isTooOften(pace);
      if (pace.isStormy) pace.times = 0;
      else paces.delete(node);
    }
    once = new Set();
    since = now;
    return now;
  };

  return {
    changed(nodes) {
      look();
      if (once.size === 0) {
        once = nodes;
        return;
      }
      for (const node of nodes) {
        if (!once.has(node)) {
          once.add(node);
          continue;
        }
        let pace = paces.get(node);
        if (pace === undefined) {
          if (!isCounted(node)) continue;
          pace = { times: 0, isStormy: false, dueAt: 0 };
          paces.set(node, pace);
        }
        pace.times += 1;
        pace.isStormy ||= isTooOften(pace);
      }
    },
    turn() {
      const now = look();
      const due = new Set<Pace>();
      return (node) => {
        const pace = paces.size === 0 ? undefined : paces.get(node);
        if (pace === undefined || !pace.isStormy || due.has(pace)) return false;
        if (pace.dueAt > now) return true;
        pace.dueAt = now + STORM_TELL_EVERY_MS;
        due.add(pace);
        return false;
      };
    },
    stormy() {
      look();
      let stormy = 0;
      for (const { isStormy } of paces.values()) stormy += Number(isStormy);
      return stormy;
    },
    clear() {
      paces.clear();
      once = new Set();
    },
  };
}

const isTooOften = ({ times }: Pace): boolean => times >= STORM_CHANGES_PER_SECOND;
