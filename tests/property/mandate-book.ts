import { createHash } from 'node:crypto';
import { asId } from '../../shared/kernel/ids.ts';
import { asMinor, type Minor } from '../../shared/kernel/measure.ts';
import { after, type EpochMs } from '../../shared/kernel/time.ts';
import { periodKeysAt } from '../../sidecar/app/mandate/period-keys.ts';
import type { Step } from '../../sidecar/domain/mandate/allowance.ts';
import { isByCode } from '../../sidecar/domain/mandate/allowance.ts';
import type { Approval } from '../../sidecar/domain/mandate/approval.ts';
import type { Code } from '../../sidecar/domain/mandate/code.ts';
import type { Exercise } from '../../sidecar/domain/mandate/exercise.ts';
import {
  type Charge,
  LEDGER_BEGIN,
  type LedgerKind,
  type LedgerRow,
} from '../../sidecar/domain/mandate/ledger.ts';
import { linkWith } from '../../sidecar/domain/mandate/ledger-chain.ts';
import type { UsedSoFar } from '../../sidecar/domain/mandate/left.ts';
import type { Mandate } from '../../sidecar/domain/mandate/mandate.ts';
import { permit } from '../../sidecar/domain/mandate/permit.ts';
import { giveBack, reopen } from '../../sidecar/domain/mandate/returned.ts';
import type { Situation } from '../../sidecar/domain/mandate/situation.ts';
import { addCharges } from '../../sidecar/domain/mandate/sums.ts';
import type { Task } from '../../sidecar/domain/mandate/task.ts';
import { openTask } from '../../sidecar/domain/mandate/task-moves.ts';
import { aBasket, aCode, aSituation } from '../support/builders/mandate.ts';

/** Everything that is kept about mandates, in memory: what one commit changes together. */
export interface Book {
  /** All versions, oldest first. */
  readonly mandates: Map<string, readonly Mandate[]>;
  readonly exercises: Map<string, Exercise>;
  readonly codes: Map<string, Code>;
  readonly approvals: Map<string, Approval>;
  readonly tasks: Map<string, Task>;
  readonly rows: LedgerRow[];
  readonly sums: Map<string, UsedSoFar>;
}

/** Thrown in the middle of a commit: nothing of it is kept. */
export class Crash extends Error {}

export const link = linkWith((text) => createHash('sha256').update(text).digest('hex'));

export function emptyBook(): Book {
  return {
    mandates: new Map(),
    exercises: new Map(),
    codes: new Map(),
    approvals: new Map(),
    tasks: new Map(),
    rows: [],
    sums: new Map(),
  };
}

/** The book after the work, or the same one when the process died before the commit. */
export function afterCommit(book: Book, work: (draft: Book) => void, dies: boolean): Book {
  const draft: Book = {
    mandates: new Map(book.mandates),
    exercises: new Map(book.exercises),
    codes: new Map(book.codes),
    approvals: new Map(book.approvals),
    tasks: new Map(book.tasks),
    rows: [...book.rows],
    sums: new Map(book.sums),
  };
  try {
    work(draft);
    if (dies) throw new Crash('killed before the commit');
    return draft;
  } catch (error) {
    if (error instanceof Crash) return book;
    throw error;
  }
}

/** One row at the end of the chain, its charges in the sums. */
export function append(
  book: Book,
  at: EpochMs,
  kind: LedgerKind,
  { mandate, version, exercise }: Pick<Exercise, 'mandate' | 'version' | 'exercise'>,
  charges: readonly Charge[],
): void {
  const head = book.rows.at(-1) ?? LEDGER_BEGIN;
  const entry = {
    at,
    kind,
    mandate,
    version,
    exercise,
    agent: null,
    visitorCommitment: null,
    contentHash: null,
    amount: charges[0]?.minor ?? asMinor(0),
    currency: null,
    charges,
  };
  const row = { place: head.place + 1, previous: head.hash, hash: link(head.hash, entry), entry };
  book.rows.push(row);
  addCharges(book.sums, charges);
}

/** Who is in a conversation, and what their basket is worth. */
export interface Talk {
  readonly conversation: string;
  readonly visitor: string;
  readonly basketMinor: number;
}

export function situationIn(talk: Talk, now: EpochMs): Situation {
  return aSituation({
    agent: { agent: asId('agent-1'), role: 'agent', skills: [] },
    conversation: asId(talk.conversation),
    visitor: { commitment: talk.visitor, isNew: true, customerValue: null },
    basket: talk.basketMinor === 0 ? null : aBasket(talk.basketMinor),
    periodKeys: (timeZone) => periodKeysAt(now, timeZone),
  });
}

export interface Giving {
  readonly exercise: string;
  readonly mandate: Mandate;
  readonly step: Step;
  readonly talk: Talk;
  readonly approval: string | null;
}

/** Gives, with its code or task, and its row; or says the word of what is in the way. */
export function give(book: Book, giving: Giving, now: EpochMs): Exercise | string {
  const { mandate, step, talk } = giving;
  const situation = situationIn(talk, now);
  const permitted = permit(mandate, step, situation, book.sums, now, giving.approval !== null);
  if (!permitted.isOk) return permitted.error;
  const { reserved, charges } = permitted.value;
  const isCode = isByCode(step.kind);
  const exercise: Exercise = {
    exercise: asId(giving.exercise),
    mandate: mandate.mandate,
    version: mandate.version,
    agent: situation.agent.agent,
    conversation: situation.conversation,
    visitor: asId(talk.visitor),
    step,
    currency: mandate.terms.currency,
    reserved,
    cost: null,
    charges,
    approval: giving.approval === null ? null : asId(giving.approval),
    code: isCode ? asId(`code-${giving.exercise}`) : null,
    task: isCode ? null : asId(`task-${giving.exercise}`),
    at: now,
  };
  book.exercises.set(giving.exercise, exercise);
  if (exercise.code !== null) book.codes.set(exercise.code, codeFor(exercise, mandate, now));
  if (exercise.task !== null) book.tasks.set(exercise.task, taskFor(exercise, now));
  append(book, now, 'given', exercise, charges);
  return exercise;
}

/** What became of it: the difference goes back, with its row. */
export function settle(
  book: Book,
  id: string,
  kind: LedgerKind,
  cost: Minor | null,
  now: EpochMs,
): void {
  const exercise = book.exercises.get(id);
  if (exercise === undefined) throw new Error(`${id} was given`);
  const returned = giveBack(exercise, cost);
  book.exercises.set(id, returned.exercise);
  append(book, now, kind, exercise, returned.charges);
}

/** Its order came to nothing, and the code can be used again. */
export function openAgain(book: Book, id: string, now: EpochMs): void {
  const exercise = book.exercises.get(id);
  if (exercise === undefined) throw new Error(`${id} was given`);
  book.exercises.set(id, reopen(exercise));
  append(book, now, 'returned', exercise, []);
}

function codeFor(exercise: Exercise, { terms }: Mandate, now: EpochMs): Code {
  const { step, reserved, currency } = exercise;
  return aCode({
    code: asId(`code-${exercise.exercise}`),
    exercise: exercise.exercise,
    worth: {
      kind: isByCode(step.kind) ? step.kind : 'amount',
      percent: step.kind === 'percentage' ? step.percent : null,
      most: reserved,
      currency,
      basketFrom: terms.ground.basketFrom,
    },
    state: 'making',
    madeAt: now,
    changedAt: now,
    expiresAt: after(now, terms.codeValidMs),
  });
}

function taskFor({ exercise, conversation, visitor, step, agent }: Exercise, now: EpochMs): Task {
  const task = asId<Task['task']>(`task-${exercise}`);
  const own = { exercise, conversation, visitor, kind: step.kind, what: 'Credit' };
  return openTask({ task, ...own, owner: agent, dueAt: now }, now);
}
