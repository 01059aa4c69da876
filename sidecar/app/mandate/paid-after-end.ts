import { asMinor, type Minor } from '../../../shared/kernel/measure.ts';
import { AFTER_END_ORDERS_MAX } from '../../../shared/protocol/limits.ts';
import { ofAgent } from '../../domain/audience.ts';
import { type AfterEndMove, paidAfterEnd, undoneAfterEnd } from '../../domain/mandate/after-end.ts';
import type { Code } from '../../domain/mandate/code.ts';
import type { LedgerKind } from '../../domain/mandate/ledger.ts';
import type { Work } from '../context.ts';
import { exerciseCard } from './cards.ts';
import { leadsNow } from './leads-now.ts';
import { commitmentTo, noteAct } from './note-act.ts';
import { tellExercise } from './tell.ts';
import { exerciseOf, shortly } from './tell-code.ts';

/**
 * The shop took a code that had ended here, and was paid: taken back while it was in a basket, or used twice. The ledger
 * is charged with it, the agents concerned and every lead hear of it, once (SPEC CD10). False when they have.
 */
export async function notePaidAfterEnd(
  work: Work,
  code: Code,
  order: string,
  taken: Minor,
): Promise<boolean> {
  const told: Code = {
    ...code,
    why: shortly(`Order ${order} was paid with it after it had ended.`),
    cause: { kind: 'paid-after-end', order, by: null },
  };
  const exercise = await exerciseOf(work, code);
  const move = paidAfterEnd(told, exercise, { order, taken }, AFTER_END_ORDERS_MAX, work.now);
  if (move === null) return false;
  await keep(work, move, 'paid-after-end', order);
  const card = await exerciseCard(work, move.exercise);
  for (const lead of await leadsNow(work)) {
    // Who gave it, or holds the conversation, was told already.
    if (lead.agent === exercise.agent) continue;
    work.tell(ofAgent(lead.agent), { type: 'exercise.changed', card });
  }
  return true;
}

/** That order was cancelled or not paid after all. False when it was not charged. */
export async function noteUndoneAfterEnd(work: Work, code: Code, order: string): Promise<boolean> {
  const isCause = code.cause?.order === order;
  const told: Code = isCause ? { ...code, why: '', cause: null } : code;
  const move = undoneAfterEnd(told, await exerciseOf(work, code), order, work.now);
  if (move === null) return false;
  await keep(work, move, 'returned', order);
  return true;
}

async function keep(
  work: Work,
  { code, exercise, charges }: AfterEndMove,
  kind: LedgerKind,
  order: string,
): Promise<void> {
  await work.tx.codes.put(code);
  await work.tx.exercises.put(exercise);
  await noteAct(work, {
    kind,
    mandate: exercise,
    by: null,
    exercise: exercise.exercise,
    visitorCommitment: await commitmentTo(work, exercise.visitor),
    content: { kind: 'paid-after-end', code: code.code, order },
    amount: charges[0]?.minor ?? asMinor(0),
    currency: exercise.currency,
    charges,
  });
  await tellExercise(work, exercise, code);
}
