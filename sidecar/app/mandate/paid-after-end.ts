import type { Code } from '../../domain/mandate/code.ts';
import { later } from '../../domain/mandate/later.ts';
import type { Work } from '../context.ts';
import { noteAct } from './note-act.ts';
import { exerciseOf, shortly, tellCode } from './tell-code.ts';

/**
 * The shop took a code that had ended here, and was paid: taken back while it was in a basket, or used twice. Its
 * end stays its end (SPEC CD1); the agents concerned and the ledger hear of it, once. False when they have.
 */
export async function notePaidAfterEnd(work: Work, code: Code, order: string): Promise<boolean> {
  const why = shortly(`Order ${order} was paid with it after it had ended.`);
  if (code.why === why) return false;
  const exercise = await exerciseOf(work, code);
  await tellCode(work, { ...code, why, changedAt: later(code.changedAt, work.now) });
  await noteAct(work, {
    kind: 'redeemed',
    mandate: exercise,
    by: null,
    exercise: exercise.exercise,
    content: { kind: 'paid-after-end', code: code.code, order },
    currency: exercise.currency,
  });
  return true;
}
