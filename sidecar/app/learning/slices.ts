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
