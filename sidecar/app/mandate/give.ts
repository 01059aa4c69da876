import type { AgentId, ApprovalId, ExerciseId } from '../../../shared/kernel/ids.ts';
import type { Minor } from '../../../shared/kernel/measure.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import { type Stood, stoodOf } from '../../domain/engagement/stood.ts';
import { isByCode, type Step } from '../../domain/mandate/allowance.ts';
import type { DenialWord } from '../../domain/mandate/denial.ts';
import type { Exercise } from '../../domain/mandate/exercise.ts';
import type { Mandate } from '../../domain/mandate/mandate.ts';
import { permit, permitAgain } from '../../domain/mandate/permit.ts';
import { scopesOf } from '../../domain/mandate/scopes.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import type { Work } from '../context.ts';
import { makeCode } from './make-code.ts';
import { makeTask } from './make-task.ts';
import { noteAct } from './note-act.ts';
import { situationOf } from './situation.ts';
import { tellExercise } from './tell.ts';

/** What is given, by whom, to whom. */
export interface Giving {
  /** Chosen by who gives, so that a resend gives once (SPEC MD8). */
  readonly exercise: ExerciseId;
  /** Under whose authority. */
  readonly agent: Agent;
  readonly conversation: Conversation;
  readonly visitor: Visitor;
  readonly mandate: Mandate;
  readonly step: Step;
  /** The question a lead said yes to; null when the agent decides alone. */
  readonly approval: ApprovalId | null;
  /** Who did it: the agent, or the lead who allowed it. */
  readonly by: AgentId;
  /** What it is worth, when it comes in the place of something that was no use (SPEC CD4). */
  readonly worth?: Minor;
}

/**
 * The one place that gives: decides under the locks of every limit it would take from, and keeps the exercise, the
 * ledger's row and the code or task together, so that what remains is never given twice (SPEC MD1, AP5).
 */
export async function give(work: Work, giving: Giving): Promise<Result<Exercise, DenialWord>> {
  const { agent, conversation, mandate, step } = giving;
  const visitor = withSalt(work, giving.visitor);
  const situation = await situationOf(work, agent, conversation, visitor);
  const scopes = scopesOf(mandate, situation).map(({ scope }) => scope);
  const used = await work.tx.ledger.used([...scopes].sort());
  const isApproved = giving.approval !== null;
  const permitted =
    giving.worth === undefined
      ? permit(mandate, step, situation, used, work.now, isApproved)
      : permitAgain(mandate, step, giving.worth, situation, used, work.now);
  if (!permitted.isOk) return permitted;
  const { reserved, charges } = permitted.value;
  if (visitor !== giving.visitor) await work.tx.visitors.put(visitor);
  const exercise: Exercise = {
    exercise: giving.exercise,
    mandate: mandate.mandate,
    version: mandate.version,
    agent: agent.agent,
    conversation: conversation.conversation,
    visitor: visitor.visitor,
    step,
    currency: mandate.terms.currency,
    reserved,
    cost: null,
    charges,
    approval: giving.approval,
    code: null,
    task: null,
    at: work.now,
    stood: await stoodNow(work, visitor),
  };
  const handed = isByCode(step.kind)
    ? { ...exercise, code: (await makeCode(work, exercise, mandate, visitor)).code }
    : { ...exercise, task: (await makeTask(work, exercise, mandate)).task };
  await work.tx.exercises.put(handed);
  await noteAct(work, {
    kind: 'given',
    mandate,
    by: giving.by,
    exercise: exercise.exercise,
    visitorCommitment: situation.visitor.commitment,
    content: { step, approval: giving.approval },
    amount: reserved,
    currency: exercise.currency,
    charges,
  });
  await tellExercise(work, handed);
  return ok(handed);
}

/** How their visit stands; a visit that ended says nothing of now. */
async function stoodNow({ tx }: Work, { visitor, observe }: Visitor): Promise<Stood | null> {
  const session = observe ? await tx.sessions.latest(visitor) : null;
  return session === null || session.endedAt !== null ? null : stoodOf(session.journey);
}

/** With a salt for the ledger, made when first needed. */
function withSalt({ ids }: Work, visitor: Visitor): Visitor {
  return visitor.ledgerSalt === undefined ? { ...visitor, ledgerSalt: ids.secret() } : visitor;
}
