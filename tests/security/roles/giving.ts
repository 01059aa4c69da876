import { asId } from '../../../shared/kernel/ids.ts';
import type { Agent } from '../../../sidecar/domain/agent/agent.ts';
import type { Conversation } from '../../../sidecar/domain/conversation/conversation.ts';
import type { Code } from '../../../sidecar/domain/mandate/code.ts';
import type { Exercise } from '../../../sidecar/domain/mandate/exercise.ts';
import type { Tx } from '../../../sidecar/ports/store.ts';
import { aKeptArticle } from '../../support/builders/kept-article.ts';
import { anApproval, aTask } from '../../support/builders/ledger.ts';
import { aCode, aMandate, anExercise, minor } from '../../support/builders/mandate.ts';

export const CODE_TEXT = 'ABCD-EFGH-JKMN';

/**
 * What the holder gave in conversation c-1: one code that works, one that was lost, one thing to do. And what they
 * asked, of a lead and of somebody who was one.
 */
export async function putGiving(
  tx: Tx,
  holder: string,
  leads: readonly string[],
  isClosed: boolean,
): Promise<void> {
  const agent = asId<Agent['agent']>(holder);
  const talk = { conversation: asId<Conversation['conversation']>('c-1') };
  await tx.exercises.put(anExercise({ ...talk, agent }));
  await tx.codes.put(aCode({ ...talk, text: CODE_TEXT }));
  const second = { ...talk, exercise: asId<Exercise['exercise']>('exercise-2') };
  const code = asId<Code['code']>('code-2');
  await tx.exercises.put(anExercise({ ...second, agent, code }));
  await tx.codes.put(aCode({ ...second, code, text: 'LOST-0000-0000', state: 'lost' }));
  const third = { ...talk, exercise: asId<Exercise['exercise']>('exercise-3') };
  await tx.exercises.put(anExercise({ ...third, agent, code: null, task: asId('task-1') }));
  await tx.exercises.putTask(aTask({ ...third, owner: agent }));
  const asked = leads.map((lead) => asId<Agent['agent']>(lead));
  await tx.approvals.put(
    anApproval({
      ...talk,
      agent,
      leads: asked,
      step: { kind: 'credit', minor: minor(14_00) },
      // It ended with its conversation (AP4).
      state: isClosed ? 'withdrawn' : 'asked',
    }),
  );
}

/** The one mandate there is, for all agents, and the one article. */
export async function putMandate(tx: Tx): Promise<void> {
  await tx.knowledge.put(aKeptArticle());
  await tx.mandates.put(aMandate());
}

/** All of it as it stands. */
export async function allGiving(tx: Tx): Promise<readonly unknown[]> {
  const conversation = asId<Conversation['conversation']>('c-1');
  return [
    await tx.mandates.all(true),
    await tx.exercises.ofConversation(conversation),
    await tx.codes.ofConversation(conversation),
    await tx.approvals.ofConversation(conversation),
    await tx.exercises.openTasks(),
    await tx.ledger.head(),
    await tx.ledger.sums('', 1_000),
  ];
}
