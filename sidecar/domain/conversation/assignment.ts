import { assert } from '../../../shared/kernel/assert.ts';
import type { AgentId } from '../../../shared/kernel/ids.ts';
import { err } from '../../../shared/kernel/result.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import { type Change, changed, notNow, type Step, step } from './change.ts';
import type { Conversation, Notice } from './conversation.ts';

/** An agent as a step needs them. */
export interface Who {
  readonly agent: AgentId;
  readonly name: string;
}

/** Queue → agent, who must answer before `acceptBy`. The place in the queue is kept for a failure. */
export function assign(
  conversation: Conversation,
  to: AgentId,
  acceptBy: EpochMs,
  now: EpochMs,
): Change {
  assert(conversation.state === 'queued', 'only a waiting conversation is assigned');
  return changed(conversation, now, {
    state: 'assigned',
    cause: 'assigned',
    holder: to,
    acceptBy,
  });
}

/** The agent answers what was assigned to them, or picks it from the queue. */
export function accept(conversation: Conversation, by: Who, now: EpochMs): Step {
  const { state, holder } = conversation;
  if (holder !== null && holder !== by.agent) return err('held-by-another');
  if (state !== 'queued' && state !== 'assigned') return notNow(conversation);
  return step(conversation, now, { ...answered(conversation, by.agent, now), cause: 'accepted' }, [
    { kind: 'joined', name: by.name },
  ]);
}

/** What every way of beginning to talk leaves behind. */
export function answered(
  conversation: Conversation,
  holder: AgentId,
  now: EpochMs,
): Partial<Conversation> {
  return {
    state: 'active',
    holder,
    passedOver: [],
    passedOverAt: null,
    queuedAt: null,
    acceptBy: null,
    acceptedAt: conversation.acceptedAt ?? now,
  };
}

/** The agent says no: back to the queue, to be offered to the next. */
export function decline(conversation: Conversation, by: AgentId, now: EpochMs): Step {
  const { state, holder } = conversation;
  if (holder !== null && holder !== by) return err('held-by-another');
  if (state !== 'assigned') return notNow(conversation);
  return step(conversation, now, passedOn(conversation, 'declined', now), unkept(conversation));
}

/** Nobody answered in time: back to the queue, to be offered to the next. */
export function miss(conversation: Conversation, now: EpochMs): Change {
  assert(conversation.state === 'assigned', 'only an assigned conversation can be missed');
  return changed(conversation, now, passedOn(conversation, 'missed', now), unkept(conversation));
}

function passedOn(
  conversation: Conversation,
  cause: 'declined' | 'missed',
  now: EpochMs,
): Partial<Conversation> {
  const { passedOver, holder } = conversation;
  return {
    state: 'queued',
    cause,
    holder: null,
    acceptBy: null,
    passedOver:
      holder === null || passedOver.includes(holder) ? passedOver : [...passedOver, holder],
    passedOverAt: now,
  };
}

/** What the visitor must hear when an assignment fails: nothing, unless somebody was announced. */
export function unkept({ cause }: Conversation): readonly Notice[] {
  return cause === 'handed-over' ? [{ kind: 'back-in-queue', name: null }] : [];
}
