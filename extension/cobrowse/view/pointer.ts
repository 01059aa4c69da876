import type { Picture } from '../picture.ts';
import type { Point } from './fit.model.ts';

/** At most so often, whatever a mouse does: an eye does not follow more. */
export const POINT_EVERY_MS = 17;

export type Later = (act: () => void, delayMs: number) => void;

/** The agent's pointer on the visitor's page. */
export interface AgentPointer {
  /** Moved there; null: it has left the picture. */
  move(at: Point | null): void;
}

/** Says where the pointer is: at once, then no more often than POINT_EVERY_MS, and the last place always. */
export function openPointer(
  picture: Pick<Picture, 'anchorAt' | 'say' | 'canPoint'>,
  now: () => number,
  later: Later,
): AgentPointer {
  let wanted: Point | null = null;
  let checkpoint: number | null = null;
  let isShown = false;
  let saidAt = Number.NEGATIVE_INFINITY;
  let isWaiting = false;

  const say = () => {
    const anchor = wanted === null ? null : picture.anchorAt(wanted.x, wanted.y);
    checkpoint = anchor?.checkpoint ?? checkpoint;
    // Nothing was shown there yet: there is nothing to take away.
    if (checkpoint === null || (anchor === null && !isShown)) return;
    isShown = anchor !== null;
    saidAt = now();
    picture.say({
      type: 'cobrowse.point',
      checkpoint,
      node: anchor?.node ?? null,
      x: anchor?.x ?? 0,
      y: anchor?.y ?? 0,
    });
  };

  return {
    move: (at) => {
      if (!picture.canPoint.peek()) return;
      wanted = at;
      if (isWaiting) return;
      const dueMs = saidAt + POINT_EVERY_MS - now();
      if (dueMs <= 0) {
        say();
        return;
      }
      isWaiting = true;
      later(() => {
        isWaiting = false;
        say();
      }, dueMs);
    },
  };
}
