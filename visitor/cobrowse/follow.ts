import { guarded } from '../guard.ts';
import { WHAT } from './elements.ts';

/** Redraws with every frame of the screen what must stay with an element; asks for none when there is nothing. */
export interface Follow {
  /** @returns takes it off */
  add(redraw: () => void): () => void;
}

export function openFollow(): Follow {
  const redraws = new Set<() => void>();
  let next: number | null = null;
  const plan = (): void => {
    if (next === null && redraws.size > 0) next = requestAnimationFrame(step);
  };
  const step = guarded(WHAT, () => {
    next = null;
    for (const redraw of redraws) redraw();
    plan();
  });
  return {
    add(redraw) {
      const guardedRedraw: () => void = guarded(WHAT, redraw, () => {
        redraws.delete(guardedRedraw);
      });
      redraws.add(guardedRedraw);
      guardedRedraw();
      plan();
      return () => {
        redraws.delete(guardedRedraw);
        if (redraws.size > 0 || next === null) return;
        cancelAnimationFrame(next);
        next = null;
      };
    },
  };
}
