import { assertNever } from '../../shared/kernel/assert.ts';
import { type AgentId, asId } from '../../shared/kernel/ids.ts';
import { asMinor } from '../../shared/kernel/measure.ts';
import { asEpochMs, type EpochMs } from '../../shared/kernel/time.ts';
import type { Step } from '../../sidecar/domain/mandate/allowance.ts';
import {
  answerApproval,
  askApproval,
  delegateApproval,
  timeOut,
  withdraw,
} from '../../sidecar/domain/mandate/approval-moves.ts';
import {
  applied,
  type CodeMove,
  expired,
  failed,
  lost,
  made,
  redeemed,
  released,
  replacing,
  returned,
  revoked,
  shown,
} from '../../sidecar/domain/mandate/code-moves.ts';
import type { Mandate } from '../../sidecar/domain/mandate/mandate.ts';
import {
  isOnScreen,
  revokeMandate,
  saveMandate,
} from '../../sidecar/domain/mandate/mandate-moves.ts';
import { permit } from '../../sidecar/domain/mandate/permit.ts';
import { problemsOf } from '../../sidecar/domain/mandate/problems.ts';
import { settleTask } from '../../sidecar/domain/mandate/task-moves.ts';
import type { Act, CodeAct } from './mandate-acts.ts';
import {
  append,
  type Book,
  give,
  openAgain,
  settle,
  situationIn,
  type Talk,
} from './mandate-book.ts';

export const MANDATES = ['mandate-1', 'mandate-2'];
const TALKS: readonly Talk[] = [
  { conversation: 'talk-1', visitor: 'visitor-1', basketMinor: 79_99 },
  { conversation: 'talk-2', visitor: 'visitor-1', basketMinor: 123_45 },
  { conversation: 'talk-3', visitor: 'visitor-2', basketMinor: 0 },
];
const LEADS: readonly AgentId[] = [asId('lead-1'), asId('lead-2')];
const AGENT = asId<AgentId>('agent-1');
const TEAM = [
  { agent: AGENT, role: 'agent' as const, skills: [] },
  ...LEADS.map((agent) => ({ agent, role: 'lead' as const, skills: [] })),
];

const currentOf = (book: Book, id: string): Mandate | null => book.mandates.get(id)?.at(-1) ?? null;
const nth = <T>(rows: ReadonlyMap<string, T>, place: number): readonly [string, T] | null => {
  const all = [...rows];
  return all.length === 0 ? null : (all[place % all.length] ?? null);
};

/** The act, in one commit. */
export function perform(book: Book, act: Act, now: EpochMs): void {
  switch (act.kind) {
    case 'give':
    case 'ask':
      giveOrAsk(book, act, now);
      return;
    case 'answer':
      answer(book, act, now);
      return;
    case 'delegate':
    case 'withdraw':
      moveApproval(book, act, now);
      return;
    case 'code':
      moveCode(book, act, now);
      return;
    case 'task':
      moveTask(book, act, now);
      return;
    case 'save': {
      const id = MANDATES[act.mandate] ?? '';
      const before = currentOf(book, id);
      if (
        problemsOf(act.terms, {
          isTimeZone: () => true,
          team: TEAM,
          before: before?.terms ?? null,
          now,
        }).length > 0
      )
        return;
      const saved = saveMandate(
        before,
        { mandate: asId(id), from: before?.version ?? 0, terms: act.terms, by: asId('lead-1') },
        now,
      );
      if (saved.isOk) book.mandates.set(id, [...(book.mandates.get(id) ?? []), saved.value]);
      return;
    }
    case 'revoke': {
      const id = MANDATES[act.mandate] ?? '';
      const before = currentOf(book, id);
      if (before !== null)
        book.mandates.set(id, [
          ...(book.mandates.get(id) ?? []).slice(0, -1),
          revokeMandate(before, now),
        ]);
      return;
    }
    case 'time':
      passTime(book, now);
      return;
    default:
      assertNever(act);
  }
}

function giveOrAsk(book: Book, act: Extract<Act, { kind: 'give' | 'ask' }>, now: EpochMs): void {
  const mandate = currentOf(book, MANDATES[act.mandate] ?? '');
  const talk = TALKS[act.talk];
  // Another version was on screen: nothing is given (SPEC MD4).
  if (mandate === null || talk === undefined || !isOnScreen(mandate, mandate.version - act.version))
    return;
  if (act.kind === 'give') {
    const exercise = `given-${act.id}`;
    if (!book.exercises.has(exercise))
      give(book, { exercise, mandate, step: act.step, talk, approval: null }, now);
    return;
  }
  const permitted = permit(mandate, act.step, situationIn(talk, now), book.sums, now, true);
  const approval = `approval-${act.id}`;
  if (!permitted.isOk || book.approvals.has(approval)) return;
  const asked = askApproval(
    {
      approval: asId(approval),
      mandate,
      agent: AGENT,
      conversation: asId(talk.conversation),
      visitor: asId(talk.visitor),
      step: act.step,
      cost: permitted.value.reserved,
      basket: situationIn(talk, now).basket,
      reason: 'Why not',
      leads: LEADS,
      earlier: [...book.approvals.values()].filter(
        ({ conversation }) => conversation === talk.conversation,
      ),
    },
    3,
    now,
  );
  if (asked.isOk) book.approvals.set(approval, asked.value);
}

function answer(book: Book, act: Extract<Act, { kind: 'answer' }>, now: EpochMs): void {
  const found = nth(book.approvals, act.id);
  if (found === null) return;
  const [id, approval] = found;
  const exercise = `granted-${id}`;
  const named = { exercise: asId<never>(exercise) };
  const answered = answerApproval(
    approval,
    {
      by: [AGENT, ...LEADS][act.by] ?? AGENT,
      words: '',
      answer:
        act.answer === 'refuse'
          ? { kind: 'refuse' }
          : act.answer === 'grant'
            ? { kind: 'grant', ...named }
            : {
                kind: 'lower',
                step: act.id % 2 === 0 ? lesser(approval.step) : act.step,
                ...named,
              },
    },
    now,
  );
  if (!answered.isOk) return;
  const { allowed } = answered.value;
  const mandate = currentOf(book, approval.mandate);
  const talk = TALKS.find(({ conversation }) => conversation === approval.conversation);
  if (allowed !== null && mandate !== null && talk !== undefined) {
    const given = give(book, { exercise, mandate, step: allowed, talk, approval: id }, now);
    // It no longer fits: the question stays open, the lead is told (SPEC AP5).
    if (typeof given === 'string') return;
  }
  book.approvals.set(id, answered.value);
}

function lesser(step: Step): Step {
  if (step.kind === 'percentage') return { ...step, percent: step.percent - 1 };
  return 'minor' in step ? { ...step, minor: asMinor(step.minor - 1) } : step;
}

function moveApproval(
  book: Book,
  act: Extract<Act, { kind: 'delegate' | 'withdraw' }>,
  now: EpochMs,
): void {
  const found = nth(book.approvals, act.id);
  if (found === null) return;
  const [id, approval] = found;
  const moved =
    act.kind === 'withdraw'
      ? withdraw(approval, AGENT, now)
      : delegateApproval(approval, asId('lead-1'), asId('agent-7'), now);
  if (moved.isOk) book.approvals.set(id, moved.value);
}

function moveCode(book: Book, act: Extract<Act, { kind: 'code' }>, now: EpochMs): void {
  const found = nth(book.codes, act.id);
  if (found === null) return;
  const [id, code] = found;
  const order = `order-${act.order}`;
  // Up to a tenth more than was set aside: what a shop that reckons wrongly would say.
  const taken = asMinor(Math.floor((code.worth.most * act.share * 1.1) / 100));
  const isReplaced = [...book.codes.values()].some(({ replaces }) => replaces === code.code);
  const by = { code: asId<never>(`${id}r`), text: 'NEW', expiresAt: asEpochMs(now + 86_400_000) };
  const moves: Readonly<Record<CodeAct, () => CodeMove>> = {
    make: () => made(code, 'p-1', now),
    fail: () => failed(code, 'No.', now),
    show: () => shown(code, now),
    apply: () => applied(code, order, now),
    release: () => released(code, order, now),
    redeem: () => redeemed(code, order, taken, now),
    return: () => returned(code, order, now),
    lose: () => lost(code, 'Gone.', now),
    // What was set aside must still be there to take over (SPEC CD4).
    replace: () =>
      isReplaced || book.exercises.get(code.exercise)?.cost !== null
        ? { isOk: false, error: 'wrong-state' }
        : replacing(code, by, now),
    revoke: () => revoked(code, now),
  };
  const moved = moves[act.move]();
  if (!moved.isOk || moved.value === code) return;
  book.codes.set(moved.value.code, moved.value);
  if (moved.value.state === 'redeemed')
    settle(book, code.exercise, 'redeemed', moved.value.taken, now);
  if (moved.value.state === 'revoked') settle(book, code.exercise, 'revoked', null, now);
  if (act.move === 'return' && moved.value.state === 'shown') openAgain(book, code.exercise, now);
  if (act.move === 'return' && moved.value.state === 'expired')
    settle(book, code.exercise, 'expired', null, now);
}

function moveTask(book: Book, act: Extract<Act, { kind: 'task' }>, now: EpochMs): void {
  const found = nth(book.tasks, act.id);
  if (found === null) return;
  const [id, task] = found;
  const moved = settleTask(
    task,
    { agent: task.owner, isLead: false },
    { state: act.state, note: '' },
    now,
  );
  if (!moved.isOk) return;
  book.tasks.set(id, moved.value);
  const reserved = book.exercises.get(task.exercise)?.reserved ?? asMinor(0);
  const isDone = act.state === 'done';
  settle(book, task.exercise, isDone ? 'fulfilled' : 'unfulfilled', isDone ? reserved : null, now);
}

/** Codes end, questions time out; what was lost and not replaced by then is given back. */
function passTime(book: Book, now: EpochMs): void {
  for (const [id, code] of book.codes) {
    const moved = expired(code, now);
    if (moved.isOk && moved.value !== code) {
      book.codes.set(id, moved.value);
      settle(book, code.exercise, 'expired', null, now);
      continue;
    }
    const isOver = (code.state === 'lost' || code.state === 'failed') && now >= code.expiresAt;
    const isReplaced = [...book.codes.values()].some(({ replaces }) => replaces === code.code);
    if (isOver && !isReplaced) {
      const { charges } = book.exercises.get(code.exercise) ?? { charges: [] };
      if (charges.some(({ exercises }) => exercises > 0))
        settle(book, code.exercise, code.state === 'lost' ? 'lost' : 'failed', null, now);
    }
  }
  for (const [id, approval] of book.approvals) {
    const moved = timeOut(approval, now);
    if (moved.isOk) {
      book.approvals.set(id, moved.value);
      const about = {
        mandate: approval.mandate,
        version: approval.version,
        exercise: asId<never>(id),
      };
      append(book, now, 'approval-answered', about, []);
    }
  }
}
