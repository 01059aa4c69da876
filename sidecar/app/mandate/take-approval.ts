import type { AgentId } from '../../../shared/kernel/ids.ts';
import type { Approval } from '../../domain/mandate/approval.ts';
import type { Work } from '../context.ts';
import { commitmentTo, noteAct } from './note-act.ts';
import { tellApproval } from './tell.ts';

/**
 * Keeps a question as it stands, in the ledger too, and tells who is concerned. What was said in words is kept with
 * the question alone.
 *
 * @param by who did it; null for the passing of time
 */
export async function takeApproval(
  work: Work,
  approval: Approval,
  by: AgentId | null,
): Promise<void> {
  await work.tx.approvals.put(approval);
  const { state, step, allowed, currency } = approval;
  await noteAct(work, {
    kind: state === 'asked' ? 'approval-asked' : 'approval-answered',
    mandate: approval,
    by,
    ...(approval.exercise === null ? {} : { exercise: approval.exercise }),
    visitorCommitment: await commitmentTo(work, approval.visitor),
    content: { approval: approval.approval, state, step, allowed },
    currency,
  });
  await tellApproval(work, approval);
}
