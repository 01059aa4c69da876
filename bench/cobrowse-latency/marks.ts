import { type Asked, NOW } from '../floor-latency/drawn.ts';

/** Somebody who makes marks on one page, and somebody who sees them on another. */
export interface MarkRoad {
  readonly from: Asked;
  readonly to: Asked;
  /** Runs in `from`, with `mark` (a number): makes it. */
  readonly make: string;
  /** In `to`: the node whose changes are watched. */
  readonly root: string;
  /** In `to`: the last mark that is there, or 0. */
  readonly last: string;
}

const MARK_MIN_MS = 40;
const MARK_SPREAD_MS = 20;
const LOST_AFTER_MS = 15_000;

/** Numbers of marks never come back, so that none is taken for another. */
let made = 0;

/**
 * Makes marks 40 to 60 ms apart, from a seed, and waits until the last is there. A mark that a later one has
 * overtaken is there when the later one is.
 *
 * @returns from just before each was made until it was there, in ms
 */
export async function timeMarks(road: MarkRoad, marks: number): Promise<readonly number[]> {
  const first = made + 1;
  made += marks;
  await road.to.evaluate(`(() => {
    globalThis.benchMarks = [];
    globalThis.benchMarksDone = new Promise((done, lost) => {
      setTimeout(() => lost(new Error('marks were lost')), ${LOST_AFTER_MS + marks * (MARK_MIN_MS + MARK_SPREAD_MS)});
      let next = ${first};
      const observer = new MutationObserver(() => {
        const at = ${NOW};
        const last = ${road.last};
        for (; next <= last; next += 1) benchMarks.push(at);
        if (next > ${made}) { observer.disconnect(); done(benchMarks); }
      });
      observer.observe(${road.root}, { attributes: true, subtree: true });
    });
  })()`);
  const madeAt = await road.from.evaluate<number[]>(`new Promise((done) => {
    const at = [];
    let mark = ${first};
    let state = ${first};
    const next = () => {
      at.push(${NOW});
      ${road.make}
      if (mark === ${made}) return done(at);
      mark += 1;
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      setTimeout(next, ${MARK_MIN_MS} + ${MARK_SPREAD_MS} * state / 2 ** 32);
    };
    next();
  })`);
  const seenAt = await road.to.evaluate<number[]>('globalThis.benchMarksDone');
  return madeAt.map((at, n) => (seenAt[n] ?? Number.NaN) - at);
}
