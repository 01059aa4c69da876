import type { Environment } from '../context.ts';

/**
 * Does something for each place, and lets everybody else have their turn after every few.
 *
 * @param atOnce so many together: a few milliseconds
 * @returns false when it was stopped
 */
export async function inSlices(
  { turns }: Pick<Environment, 'turns'>,
  count: number,
  atOnce: number,
  stop: AbortSignal,
  act: (place: number) => void,
): Promise<boolean> {
  for (let place = 0; place < count; place += 1) {
    if (place % atOnce === 0) {
      if (stop.aborted) return false;
      await turns.next();
    }
    act(place);
  }
  return !stop.aborted;
}

/**
 * Drives what comes in steps to its end, and lets everybody else have their turn after every few.
 *
 * @param atOnce so many steps together
 * @returns null when it was stopped
 */
export async function inSteps<T extends object>(
  { turns }: Pick<Environment, 'turns'>,
  work: Generator<unknown, T>,
  atOnce: number,
  stop: AbortSignal,
): Promise<T | null> {
  for (let steps = 0; ; steps += 1) {
    if (steps % atOnce === 0) {
      if (stop.aborted) return null;
      await turns.next();
    }
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
