import { assert } from '../../../shared/kernel/assert.ts';
import type { AgentId } from '../../../shared/kernel/ids.ts';
import { err } from '../../../shared/kernel/result.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import { answered, unkept, type Who } from './assignment.ts';
import { type Change, changed, notNow, type Step, step } from './change.ts';
import type { Conversation, Notice } from './conversation.ts';

/** Where a conversation goes: to an agent who must answer before `acceptBy`, or to the queue. */
export type Destination = (Who & { readonly acceptBy: EpochMs }) | null;

/**
 * Passes a conversation on with a note, in one step (SPEC RT3). Whoever passed it on comes last
 * should it come back to the queue: they have said that somebody else must do it.
 */
export function handOver(
  conversation: Conversation,
  to: Destination,
  note: string,
  now: EpochMs,
): Step {
  const { state, holder } = conversation;
  if (state === 'wrap-up' || state === 'closed') return notNow(conversation);
  if (to === null && state === 'queued') return notNow(conversation);
  if (to !== null && to.agent === holder) return err('held-already');
  const left = {
    cause: 'handed-over' as const,
    note: note === '' ? conversation.note : note,
    passedOver: holder === null ? [] : [holder],
    passedOverAt: holder === null ? null : now,
    queuedAt: conversation.queuedAt ?? now,
  };
  if (to === null) {
    const fields = { ...left, state: 'queued' as const, holder: null, acceptBy: null };
    return step(conversation, now, fields, [{ kind: 'back-in-queue', name: null }]);
  }
  const fields = { ...left, state: 'assigned' as const, holder: to.agent, acceptBy: to.acceptBy };
  return step(conversation, now, fields, [{ kind: 'handed-over', name: to.name }]);
}

/** Takes a conversation that waits, or that somebody else holds, in one step (SPEC RT3). */
export function takeOver(conversation: Conversation, by: Who, note: string, now: EpochMs): Step {
  const { state, holder } = conversation;
  if (state === 'wrap-up' || state === 'closed') return notNow(conversation);
  if (state === 'active' && holder === by.agent) return err('held-already');
  const wasTalking = state === 'active';
  return step(
    conversation,
    now,
    {
      ...answered(conversation, by.agent, now),
      cause: 'taken-over',
      note: note === '' ? conversation.note : note,
    },
    [{ kind: wasTalking ? 'taken-over' : 'joined', name: by.name }],
  );
}

/**
 * The holder is gone: back to the queue, ahead of everybody who came later. A visitor who was
 * talking, or was told who would come, is told.
 */
export function release(
  conversation: Conversation,
  holderName: string | null,
  now: EpochMs,
): Change {
  const { state } = conversation;
  assert(state === 'assigned' || state === 'active', 'only what is held can be released');
  const back: readonly Notice[] = [{ kind: 'back-in-queue', name: holderName }];
  return changed(
    conversation,
    now,
    {
      state: 'queued',
      cause: 'holder-gone',
      holder: null,
      acceptBy: null,
      queuedAt: conversation.queuedAt ?? now,
    },
    state === 'active' ? back : unkept(conversation),
  );
}

/** Whether somebody holds it who has not let go, so that only a lead may take it. */
export function isKept(
  { state, holder }: Conversation,
  isThere: (agent: AgentId) => boolean,
): boolean {
  return state === 'active' && holder !== null && isThere(holder);
}
