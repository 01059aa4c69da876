import { guarded } from '../guard.ts';

/** For all of looking along that the browser calls: whichever part fails, it is said once. */
export function guardedAlong<Given extends readonly unknown[]>(
  act: (...given: Given) => void,
  onFailure?: () => void,
): (...given: Given) => void {
  return guarded('looking along', act, onFailure);
}
