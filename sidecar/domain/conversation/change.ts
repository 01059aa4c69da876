import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { asEpochMs, type EpochMs } from '../../../shared/kernel/time.ts';
import type { Conversation, Notice } from './conversation.ts';

/** A step a conversation took, with what its lines must tell: a hand-over is never silent (SPEC CV4). */
export interface Change {
  readonly conversation: Conversation;
  readonly notices: readonly Notice[];
}

/** Why a step cannot be taken, so that a person can be told. */
export type Fault =
  | 'waiting'
  | 'unanswered'
  | 'talking'
  | 'ended'
  | 'closed'
  | 'held-by-another'
  | 'held-already';

/** A step or why not. */
export type Step = Result<Change, Fault>;

/** The step taken: the fields that change, the moment, and the notices it leaves. */
export function step(
  before: Conversation,
  now: EpochMs,
  fields: Partial<Conversation>,
  notices: readonly Notice[] = [],
): Step {
  return ok(changed(before, now, fields, notices));
}

/** The same, for steps that cannot fail. */
export function changed(
  before: Conversation,
  now: EpochMs,
  fields: Partial<Conversation>,
  notices: readonly Notice[] = [],
): Change {
  return { conversation: { ...before, ...fields, changedAt: later(before, now) }, notices };
}

/**
 * The moment of a change: always after the last one, also in the same millisecond or when the clock
 * went back, because a panel keeps the card that changed last, over whichever feed it came.
 */
export function later(before: Conversation, now: EpochMs): EpochMs {
  return now > before.changedAt ? now : asEpochMs(before.changedAt + 1);
}

/** The refusal that fits the state it is in. */
export function notNow({ state }: Conversation): Step {
  switch (state) {
    case 'queued':
      return err('waiting');
    case 'assigned':
      return err('unanswered');
    case 'active':
      return err('talking');
    case 'wrap-up':
      return err('ended');
    case 'closed':
      return err('closed');
  }
}
