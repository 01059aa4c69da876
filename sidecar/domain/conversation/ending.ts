import { err } from '../../../shared/kernel/result.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import { type Change, changed, notNow, type Step, step } from './change.ts';
import type { Conversation } from './conversation.ts';

/** The agent says that the talking is done: wrap-up begins. */
export function end(conversation: Conversation, holderName: string | null, now: EpochMs): Step {
  if (conversation.state !== 'active') return notNow(conversation);
  return step(conversation, now, ended('ended-by-agent', now), [
    { kind: 'ended', name: holderName },
  ]);
}

/**
 * The visitor leaves. What nobody had answered closes at once: there is nothing to wrap up. A
 * conversation that has ended stays as it is.
 */
export function leave(conversation: Conversation, now: EpochMs): Change {
  return over(conversation, 'ended-by-visitor', now);
}

/** A lead or holder shuts a visitor out, whatever the state. */
export function shut(conversation: Conversation, now: EpochMs): Change {
  return over(conversation, 'ended-by-agent', now);
}

/** Nobody has said anything for so long that it is over. */
export function endIdle(conversation: Conversation, now: EpochMs): Step {
  if (conversation.state !== 'active') return notNow(conversation);
  return step(conversation, now, ended('ended-idle', now), [{ kind: 'ended', name: null }]);
}

/** Wrap-up is done: why the visitor came, and what the next one should know. */
export function wrapUp(
  conversation: Conversation,
  disposition: string,
  note: string,
  now: EpochMs,
): Step {
  const { state } = conversation;
  const fields = { disposition, note: note === '' ? conversation.note : note };
  // Wrap-up ran out of time; what the agent still had to say about it is kept.
  if (state === 'closed' && conversation.disposition === null) {
    return step(conversation, now, fields);
  }
  if (state !== 'wrap-up') return notNow(conversation);
  return step(conversation, now, {
    ...fields,
    state: 'closed',
    cause: 'wrapped-up',
    closedAt: now,
  });
}

/** Wrap-up took too long, or its agent is gone: closed without a disposition. */
export function closeUnwrapped(conversation: Conversation, now: EpochMs): Change {
  return changed(conversation, now, { state: 'closed', cause: 'wrapped-up', closedAt: now });
}

/** The visitor writes during wrap-up: the talk goes on with the same holder; no line is lost. */
export function resume(conversation: Conversation, now: EpochMs): Step {
  if (conversation.state !== 'wrap-up') return notNow(conversation);
  if (conversation.holder === null) return err('waiting');
  return step(conversation, now, { state: 'active', cause: 'accepted', endedAt: null });
}

function over(
  conversation: Conversation,
  cause: 'ended-by-visitor' | 'ended-by-agent',
  now: EpochMs,
): Change {
  switch (conversation.state) {
    case 'queued':
    case 'assigned': {
      const fields = {
        ...ended(cause, now),
        state: 'closed' as const,
        holder: null,
        closedAt: now,
      };
      return changed(conversation, now, fields, [{ kind: 'ended', name: null }]);
    }
    case 'active':
      return changed(conversation, now, ended(cause, now), [{ kind: 'ended', name: null }]);
    case 'wrap-up':
    case 'closed':
      return { conversation, notices: [] };
  }
}

function ended(
  cause: 'ended-by-visitor' | 'ended-by-agent' | 'ended-idle',
  now: EpochMs,
): Partial<Conversation> {
  return { state: 'wrap-up', cause, endedAt: now, queuedAt: null, acceptBy: null };
}
