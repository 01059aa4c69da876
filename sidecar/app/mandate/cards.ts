import type { CodeId } from '../../../shared/kernel/ids.ts';
import type { ApprovalCard, TaskCard } from '../../../shared/protocol/messages/approval.ts';
import type { ExerciseCard } from '../../../shared/protocol/messages/code.ts';
import type { MandateCard } from '../../../shared/protocol/messages/mandate.ts';
import type { Approval } from '../../domain/mandate/approval.ts';
import type { Code } from '../../domain/mandate/code.ts';
import type { Exercise } from '../../domain/mandate/exercise.ts';
import type { Mandate } from '../../domain/mandate/mandate.ts';
import { allowanceOf, whatOf } from '../../domain/mandate/step.ts';
import type { Task } from '../../domain/mandate/task.ts';
import type { Work } from '../context.ts';
import { leftNow } from './left-now.ts';
import { wireTerms } from './wire-terms.ts';

type Reading = Pick<Work, 'tx' | 'now'>;

/**
 * One thing given as agents see it, with its code or task as they are now.
 *
 * @param kept a code as it was just kept: not read again when it is this one's
 */
export async function exerciseCard(
  { tx }: Pick<Work, 'tx'>,
  exercise: Exercise,
  kept: Code | null = null,
): Promise<ExerciseCard> {
  const { charges, approval, stood, overrun, code: codeId, task: taskId, ...given } = exercise;
  const code = codeId === null ? null : await codeOf(tx, codeId, kept);
  const task = taskId === null ? null : await tx.exercises.findTask(taskId);
  return {
    ...given,
    code:
      code === null
        ? null
        : {
            code: code.code,
            text: code.text,
            state: code.state,
            why: code.why,
            ...(code.cause ? { cause: code.cause } : {}),
            order: code.order,
            replaces: code.replaces,
            expiresAt: code.expiresAt,
          },
    task:
      task === null
        ? null
        : {
            task: task.task,
            owner: task.owner,
            what: task.what,
            state: task.state,
            dueAt: task.dueAt,
          },
    changedAt: Math.max(exercise.at, code?.changedAt ?? 0, task?.changedAt ?? 0),
  };
}

async function codeOf(tx: Work['tx'], code: CodeId, kept: Code | null): Promise<Code | null> {
  return kept?.code === code ? kept : tx.codes.find(code);
}

/** A question to leads as agents see it, with what is left now of the tightest budget. */
export async function approvalCard(work: Reading, approval: Approval): Promise<ApprovalCard> {
  const { exercise, ...asked } = approval;
  const mandate = await work.tx.mandates.version(approval.mandate, approval.version);
  const what = mandate === null ? '' : whatOf(allowanceOf(mandate.terms, approval.step.kind));
  return {
    ...asked,
    leads: [...approval.leads],
    mandateName: mandate?.terms.name ?? approval.mandate,
    ...(what === '' ? {} : { what }),
    leftMinor: mandate === null ? null : await leftNow(work, mandate),
  };
}

export function taskCard(task: Task): TaskCard {
  const { kind } = task;
  return { ...task, kind: kind === 'gift' || kind === 'card' ? kind : 'credit' };
}

export function mandateCard(mandate: Mandate): MandateCard {
  return { ...mandate, terms: wireTerms(mandate.terms) };
}
