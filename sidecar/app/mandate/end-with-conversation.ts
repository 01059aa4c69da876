import { ofAgent } from '../../domain/audience.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { withdraw } from '../../domain/mandate/approval-moves.ts';
import type { Work } from '../context.ts';
import { approvalCard, exerciseCard } from './cards.ts';
import { takeApproval } from './take-approval.ts';
import { takeBack } from './take-back.ts';

/**
 * A conversation has closed: what is still asked in it is withdrawn (SPEC AP4), and what was kept aside to replace
 * a code is given back (SPEC CD4).
 */
export async function closeGiving(work: Work, { conversation }: Conversation): Promise<void> {
  const { tx } = work;
  for (const approval of await tx.approvals.ofConversation(conversation)) {
    const over = withdraw(approval, null, work.now);
    if (over.isOk) await takeApproval(work, over.value, null);
  }
  for (const exercise of await tx.exercises.ofConversation(conversation)) {
    if (exercise.code === null || exercise.cost !== null) continue;
    const code = await tx.codes.find(exercise.code);
    if (code?.state === 'lost' || code?.state === 'failed') {
      await takeBack(work, exercise, null, 'returned', null);
    }
  }
}

/** Another agent holds the conversation: they are told what was given and asked in it, which stays as it is. */
export async function handOverGiving(
  work: Work,
  { conversation, holder }: Conversation,
): Promise<void> {
  if (holder === null) return;
  const own = ofAgent(holder);
  for (const exercise of await work.tx.exercises.ofConversation(conversation)) {
    work.tell(own, { type: 'exercise.changed', card: await exerciseCard(work, exercise) });
  }
  for (const approval of await work.tx.approvals.ofConversation(conversation)) {
    if (approval.state !== 'asked') continue;
    work.tell(own, { type: 'approval.changed', card: await approvalCard(work, approval) });
  }
}
