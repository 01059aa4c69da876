import type { ApprovalCard, TaskCard } from '../../shared/protocol/messages/approval.ts';
import type { ExerciseCard } from '../../shared/protocol/messages/code.ts';
import type { AgentSnapshot } from '../../shared/protocol/messages/snapshot.ts';
import type { Tables } from './tables.ts';

/** What was given: it changes what is left to give. An older picture that comes late changes nothing. */
export async function putExercise(db: Tables, card: ExerciseCard): Promise<void> {
  const known = await db.exercises.get(card.exercise);
  if (known === undefined || known.changedAt <= card.changedAt) await db.exercises.put(card);
  await noteAllowedChange(db);
}

/** A question to the leads; what is granted is given, so what is left changes with it. */
export async function putApproval(db: Tables, card: ApprovalCard): Promise<void> {
  const known = await db.approvals.get(card.approval);
  if (known === undefined || known.changedAt <= card.changedAt) await db.approvals.put(card);
  await noteAllowedChange(db);
}

export async function putTask(db: Tables, card: TaskCard): Promise<void> {
  const known = await db.tasks.get(card.task);
  if (known === undefined || known.changedAt <= card.changedAt) await db.tasks.put(card);
}

/** Every answer about what may be given is of before now. */
export async function noteAllowedChange(db: Tables): Promise<void> {
  const row = await db.ones.get('allowed');
  const before = row?.key === 'allowed' ? row.changes : 0;
  await db.ones.put({ key: 'allowed', changes: before + 1 });
}

/** A sidecar of before these were there names none. */
export async function replaceGiven(
  db: Tables,
  { exercises = [], approvals = [], tasks = [] }: AgentSnapshot,
): Promise<void> {
  await Promise.all([db.exercises.clear(), db.approvals.clear(), db.tasks.clear()]);
  await db.exercises.bulkPut([...exercises]);
  await db.approvals.bulkPut([...approvals]);
  await db.tasks.bulkPut([...tasks]);
  await noteAllowedChange(db);
}
