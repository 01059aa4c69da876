import { COBROWSE_SLICE_MAX_MS } from '../../shared/protocol/limits.ts';
import { sliceEnd } from './after-paint.ts';
import { guardedAlong } from './guarded-along.ts';
import { whenIdle } from './page-faults.ts';

/** Walks through the page when the browser has nothing better to do, in slices. */
export interface IdleWalk {
  /** One at a time: while one is under way this does nothing. */
  begin(steps: () => Iterator<void, void>): void;
}

/**
 * @param isStill whether the page is as it was when this walk began: else it is given up. Each time the next one has
 *   twice the time in one slice, so that it ends on a page that never rests too.
 */
export function createIdleWalk(isStill: () => boolean): IdleWalk {
  let walk: Iterator<void, void> | null = null;
  let sliceMs = COBROWSE_SLICE_MAX_MS;

  const go = guardedAlong(
    () => {
      if (walk === null) return;
      if (!isStill()) {
        walk = null;
        sliceMs *= 2;
        return;
      }
      const isTimeUp = sliceEnd(sliceMs);
      do {
        if (walk.next().done !== true) continue;
        walk = null;
        sliceMs = COBROWSE_SLICE_MAX_MS;
        return;
      } while (!isTimeUp());
      whenIdle(go);
    },
    () => {
      walk = null;
    },
  );

  return {
    begin(steps) {
      if (walk !== null) return;
      walk = steps();
      whenIdle(go);
    },
  };
}
