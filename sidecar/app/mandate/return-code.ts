import type { Code } from '../../domain/mandate/code.ts';
import { isUsable, returned } from '../../domain/mandate/code-moves.ts';
import type { Work } from '../context.ts';
import { takeBack } from './take-back.ts';
import { exerciseOf } from './tell-code.ts';

/**
 * The order that redeemed it was cancelled or not paid: usable again while its time lasts, else given back
 * (SPEC CD8). False when another order had redeemed it.
 */
export async function returnCode(work: Work, code: Code, order: string): Promise<boolean> {
  const moved = returned(code, order, work.now);
  if (!moved.isOk || moved.value === code) return false;
  const exercise = await exerciseOf(work, code);
  await takeBack(
    work,
    exercise,
    moved.value,
    'returned',
    isUsable(moved.value) ? exercise.cost : null,
  );
  return true;
}
