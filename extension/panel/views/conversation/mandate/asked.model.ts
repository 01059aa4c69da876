import { MINUTE_MS, SECOND_MS } from '../../../../../shared/kernel/time.ts';
import type { ApprovalCard } from '../../../../../shared/protocol/messages/approval.ts';
import type { Step } from '../../../../../shared/protocol/messages/mandate.ts';
import type { AgentCommand } from '../../../../../shared/protocol/shape.ts';

/** So long an answer of a lead is said, unless it is put away before. */
export const ANSWER_SAID_MS = 10 * MINUTE_MS;

/** A question of this agent to the leads. */
export type Asked =
  /** On its way to the sidecar. */
  | { readonly kind: 'asking'; readonly approval: string; readonly step: Step }
  | { readonly kind: 'asked'; readonly card: ApprovalCard; readonly isEnding: boolean }
  | { readonly kind: 'answered'; readonly card: ApprovalCard };

export interface Around {
  readonly conversation: string;
  readonly me: string | null;
  /** Newest first. */
  readonly approvals: readonly ApprovalCard[];
  readonly pending: readonly AgentCommand[];
  readonly putAway: ReadonlySet<string>;
}

/** What this agent asks and was answered in one conversation, newest first. */
export function askedIn(around: Around): readonly Asked[] {
  const { conversation, me, approvals, pending, putAway } = around;
  const ours = approvals.filter((card) => card.conversation === conversation && card.agent === me);
  const known = new Set(ours.map(({ approval }) => approval));
  const asking = pending.flatMap((body): Asked[] =>
    body.type === 'approval.ask' && body.conversation === conversation && !known.has(body.approval)
      ? [{ kind: 'asking', approval: body.approval, step: body.step }]
      : [],
  );
  // An answer is said until the next question, not until one that was asked before it came.
  const isFollowed = ({ changedAt }: ApprovalCard) =>
    ours.some(({ askedAt }) => askedAt > changedAt);
  const told = ours.flatMap((card): Asked[] => {
    if (card.state === 'asked') {
      const isEnding = pending.some(
        (body) => body.type === 'approval.withdraw' && body.approval === card.approval,
      );
      return [{ kind: 'asked', card, isEnding }];
    }
    const isSaid = card.state !== 'withdrawn' && !putAway.has(card.approval);
    return isSaid && !isFollowed(card) ? [{ kind: 'answered', card }] : [];
  });
  return [...asking, ...told];
}

type Waiting = Pick<ApprovalCard, 'askedAt' | 'answerBy'>;

/** What is left to answer; never more than there was, whatever this clock says. */
export function timeLeft({ askedAt, answerBy }: Waiting, now: number): number {
  const leftMs = Math.min(answerBy - askedAt, answerBy - now);
  return Math.max(0, Math.ceil(leftMs / SECOND_MS) * SECOND_MS);
}

/** The same as a share of the whole, 0..1. */
export function shareLeft(waiting: Waiting, now: number): number {
  const whole = waiting.answerBy - waiting.askedAt;
  return whole <= 0 ? 0 : Math.min(1, timeLeft(waiting, now) / whole);
}
