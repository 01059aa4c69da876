import type { AgentId } from '../../../shared/kernel/ids.ts';
import { asMinor, type Minor } from '../../../shared/kernel/measure.ts';
import type { Code } from '../../domain/mandate/code.ts';
import { isOpen } from '../../domain/mandate/code-moves.ts';
import type { Exercise } from '../../domain/mandate/exercise.ts';
import type { LedgerKind } from '../../domain/mandate/ledger.ts';
import { giveBack, type Returned, reopen } from '../../domain/mandate/returned.ts';
import type { Work } from '../context.ts';
import { commitmentTo, noteAct } from './note-act.ts';
import { tellExercise } from './tell.ts';

/**
 * The one place that gives back: what something given came to is known, and what was set aside beyond it may be
 * given again (SPEC MD5). Keeps the code and the exercise, writes the ledger, tells who is concerned.
 *
 * While its conversation is not closed, what was lost or could not be made stays set aside: the agent replaces it,
 * and the replacement takes that over (SPEC CD4). A code that is usable again keeps aside what it came to before.
 *
 * @param code as it is after its step; null for goodwill without one, and where the code itself does not change
 * @param cost what it came to, where it came to something: redeemed, or carried out
 * @param by who did it; null for the shop or the passing of time
 */
export async function takeBack(
  work: Work,
  exercise: Exercise,
  code: Code | null,
  kind: LedgerKind,
  cost: Minor | null,
  by: AgentId | null = null,
): Promise<Exercise> {
  const { exercise: now, charges } = await settle(work, exercise, code, kind, cost);
  if (code !== null) await work.tx.codes.put(code);
  await work.tx.exercises.put(now);
  await noteAct(work, {
    kind,
    mandate: exercise,
    by,
    exercise: exercise.exercise,
    visitorCommitment: await commitmentTo(work, exercise.visitor),
    content: { step: exercise.step, code: code?.code ?? null, order: code?.order ?? null, cost },
    amount: charges[0]?.minor ?? asMinor(0),
    currency: exercise.currency,
    charges,
  });
  await tellExercise(work, now, code);
  return now;
}

async function settle(
  work: Work,
  exercise: Exercise,
  code: Code | null,
  kind: LedgerKind,
  cost: Minor | null,
): Promise<Returned> {
  if (code !== null && isOpen(code)) return { exercise: reopen(exercise), charges: [] };
  if (await canBeReplaced(work, exercise, kind)) return { exercise, charges: [] };
  const cameToSomething = kind === 'redeemed' || kind === 'fulfilled';
  return giveBack(exercise, cameToSomething ? cost : null);
}

async function canBeReplaced(
  { tx }: Work,
  { conversation }: Exercise,
  kind: LedgerKind,
): Promise<boolean> {
  if (kind !== 'lost' && kind !== 'failed') return false;
  const held = await tx.conversations.find(conversation);
  return held !== null && held.state !== 'closed';
}
