import type { VisitorId } from '../../../shared/kernel/ids.ts';
import { asMinor } from '../../../shared/kernel/measure.ts';
import type { Code } from '../../domain/mandate/code.ts';
import { isOpen } from '../../domain/mandate/code-moves.ts';
import type { Exercise } from '../../domain/mandate/exercise.ts';
import type { LedgerKind } from '../../domain/mandate/ledger.ts';
import { giveBack } from '../../domain/mandate/returned.ts';
import type { Work } from '../context.ts';
import { forgetAtShop } from './ask-shop.ts';
import { commitmentTo, noteAct } from './note-act.ts';

/**
 * Before the rows of somebody who is erased go: what they could still use is taken back at the shop, and what was set
 * aside for it may be given again (SPEC LG1, MD5). Tells nobody: what is told of them is being taken out.
 */
export async function endGivenTo(work: Work, visitor: VisitorId): Promise<void> {
  const { tx } = work;
  const commitment = await commitmentTo(work, visitor);
  for (const exercise of await tx.exercises.ofVisitor(visitor)) {
    if (exercise.cost !== null) continue;
    const code = exercise.code === null ? null : await tx.codes.find(exercise.code);
    const { charges } = giveBack(exercise, null);
    await noteAct(work, {
      kind: kindOf(exercise, code),
      mandate: exercise,
      by: null,
      exercise: exercise.exercise,
      visitorCommitment: commitment,
      content: { step: exercise.step, code: exercise.code, order: null, cost: null },
      amount: charges[0]?.minor ?? asMinor(0),
      currency: exercise.currency,
      charges,
    });
    if (code !== null && isOpen(code)) await forgetAtShop(work, code);
  }
}

function kindOf({ task }: Exercise, code: Code | null): LedgerKind {
  if (task !== null) return 'unfulfilled';
  return code !== null && isOpen(code) ? 'revoked' : 'returned';
}
