import { minorDigits } from '../../../shared/kernel/currency.ts';
import type { ApprovalCard, TaskCard } from '../../../shared/protocol/messages/approval.ts';
import type { ExerciseCard } from '../../../shared/protocol/messages/code.ts';

/** The version of the protocol in which a code's cause, the gift that is asked for and a task's worth have a place. */
const FIELDS_SINCE = 5;

/** What was given, as a panel of this version can be told it (SPEC PR5). */
export function spokenExercise(version: number, card: ExerciseCard): ExerciseCard {
  if (version >= FIELDS_SINCE) return card;
  return { ...card, code: codeBefore(card.code), task: taskBefore(card) };
}

/** The same of a question to leads. */
export function spokenApproval(version: number, card: ApprovalCard): ApprovalCard {
  if (version >= FIELDS_SINCE) return card;
  const { what, ...known } = card;
  return known;
}

/** The same of a task. */
export function spokenTask(version: number, card: TaskCard): TaskCard {
  if (version >= FIELDS_SINCE) return card;
  const { worth, ...known } = card;
  return known.what === '' && worth !== undefined ? { ...known, what: plain(worth) } : known;
}

function codeBefore(code: ExerciseCard['code']): ExerciseCard['code'] {
  if (code === null) return null;
  const { cause, ...known } = code;
  return known;
}

function taskBefore({ task, reserved, currency }: ExerciseCard): ExerciseCard['task'] {
  if (task === null || task.what !== '') return task;
  return { ...task, what: plain({ minor: reserved, currency }) };
}

/** "EUR 25.00": those panels show it as it comes, and take no task that says nothing. */
function plain({ minor, currency }: NonNullable<TaskCard['worth']>): string {
  const digits = minorDigits(currency);
  return `${currency} ${(minor / 10 ** digits).toFixed(digits)}`;
}
