import { describe, expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../../shared/kernel/time.ts';
import {
  accept,
  assign,
  decline,
  miss,
} from '../../../../../sidecar/domain/conversation/assignment.ts';
import type { Step } from '../../../../../sidecar/domain/conversation/change.ts';
import type {
  Conversation,
  ConversationState,
} from '../../../../../sidecar/domain/conversation/conversation.ts';
import {
  closeUnwrapped,
  end,
  endIdle,
  leave,
  resume,
  wrapUp,
} from '../../../../../sidecar/domain/conversation/ending.ts';
import {
  handOver,
  release,
  takeOver,
} from '../../../../../sidecar/domain/conversation/handover.ts';
import { aConversation } from '../../../../support/builders/conversation.ts';
import { MONDAY_MORNING } from '../../../../support/fake-clock.ts';

const NOW = asEpochMs(MONDAY_MORNING + 60_000);
const ACCEPT_BY = asEpochMs(NOW + 30_000);
const ANNA = { agent: asId<Conversation['holder'] & string>('anna'), name: 'Anna' };
const BRAM = { agent: asId<Conversation['holder'] & string>('bram'), name: 'Bram' };

/** A conversation that Anna holds in this state; nobody holds the queued one. */
function inState(state: ConversationState): Conversation {
  const isWaiting = state === 'queued' || state === 'assigned';
  return aConversation({
    state,
    holder: state === 'queued' ? null : ANNA.agent,
    queuedAt: isWaiting ? MONDAY_MORNING : null,
    acceptBy: state === 'assigned' ? ACCEPT_BY : null,
    acceptedAt: isWaiting ? null : MONDAY_MORNING,
    endedAt: state === 'wrap-up' || state === 'closed' ? MONDAY_MORNING : null,
    closedAt: state === 'closed' ? MONDAY_MORNING : null,
  });
}

const STEPS: Record<string, (conversation: Conversation) => Step> = {
  'Anna accepts': (one) => accept(one, ANNA, NOW),
  'Bram accepts': (one) => accept(one, BRAM, NOW),
  'Anna declines': (one) => decline(one, ANNA.agent, NOW),
  'Bram declines': (one) => decline(one, BRAM.agent, NOW),
  'Anna hands over to Bram': (one) => handOver(one, { ...BRAM, acceptBy: ACCEPT_BY }, 'x', NOW),
  'Anna hands over to Anna': (one) => handOver(one, { ...ANNA, acceptBy: ACCEPT_BY }, 'x', NOW),
  'Anna hands back': (one) => handOver(one, null, 'x', NOW),
  'Anna takes over': (one) => takeOver(one, ANNA, '', NOW),
  'Bram takes over': (one) => takeOver(one, BRAM, '', NOW),
  'Anna ends': (one) => end(one, 'Anna', NOW),
  'time ends': (one) => endIdle(one, NOW),
  'the visitor resumes': (one) => resume(one, NOW),
  'Anna wraps up': (one) => wrapUp(one, 'solved', '', NOW),
};

// step: what becomes of queued, assigned, active, wrap-up, closed. `state holder` or the fault.
const TABLE: readonly (readonly [string, string, string, string, string, string])[] = [
  ['Anna accepts', 'active anna', 'active anna', '!talking', '!ended', '!closed'],
  ['Bram accepts', 'active bram', ...repeat('!held-by-another')],
  ['Anna declines', '!waiting', 'queued -', '!talking', '!ended', '!closed'],
  ['Bram declines', '!waiting', ...repeat('!held-by-another')],
  ['Anna hands over to Bram', ...moves('assigned bram'), '!ended', '!closed'],
  [
    'Anna hands over to Anna',
    'assigned anna',
    '!held-already',
    '!held-already',
    '!ended',
    '!closed',
  ],
  ['Anna hands back', '!waiting', 'queued -', 'queued -', '!ended', '!closed'],
  ['Anna takes over', 'active anna', 'active anna', '!held-already', '!ended', '!closed'],
  ['Bram takes over', ...moves('active bram'), '!ended', '!closed'],
  ['Anna ends', '!waiting', '!unanswered', 'wrap-up anna', '!ended', '!closed'],
  ['time ends', '!waiting', '!unanswered', 'wrap-up anna', '!ended', '!closed'],
  ['the visitor resumes', '!waiting', '!unanswered', '!talking', 'active anna', '!closed'],
  ['Anna wraps up', '!waiting', '!unanswered', '!talking', 'closed anna', 'closed anna'],
];

const STATES = ['queued', 'assigned', 'active', 'wrap-up', 'closed'] as const;

function moves(to: string): [string, string, string] {
  return [to, to, to];
}

function repeat(fault: string): [string, string, string, string] {
  return [fault, fault, fault, fault];
}

describe('steps of a conversation', () => {
  const cells = TABLE.flatMap(([name, ...outcomes]) =>
    STATES.map((state, place) => ({ name, state, outcome: outcomes[place] })),
  );

  it.each(cells)('[RT3] $name while $state: $outcome', ({ name, state, outcome }) => {
    const step = STEPS[name];
    expect(step).toBeDefined();
    const taken = step?.(inState(state));
    const became =
      taken?.isOk === true
        ? `${taken.value.conversation.state} ${taken.value.conversation.holder ?? '-'}`
        : `!${taken?.error}`;
    expect(became).toBe(outcome);
  });

  it('[RT4] keeps the moment it waits from over a decline and a miss', () => {
    const waiting = inState('queued');
    const assigned = assign(waiting, ANNA.agent, ACCEPT_BY, NOW).conversation;
    const declined = decline(assigned, ANNA.agent, NOW);
    expect(declined.isOk && declined.value.conversation.queuedAt).toBe(waiting.queuedAt);
    expect(miss(assigned, NOW).conversation.queuedAt).toBe(waiting.queuedAt);
  });

  it('[RT5] remembers each agent who passed it over once, until somebody answers', () => {
    const assigned = inState('assigned');
    const once = miss(assigned, NOW).conversation;
    const again = miss(assign(once, ANNA.agent, ACCEPT_BY, NOW).conversation, NOW).conversation;
    expect(again.passedOver).toEqual(['anna']);
    expect(again.passedOverAt).toBe(NOW);
    const answered = accept(again, BRAM, NOW);
    expect(answered.isOk && answered.value.conversation.passedOver).toEqual([]);
  });

  it('[CV4] announces who joins, comes, takes over and leaves', () => {
    const named = (step: Step) => (step.isOk ? step.value.notices : []);
    expect(named(accept(inState('assigned'), ANNA, NOW))).toEqual([
      { kind: 'joined', name: 'Anna' },
    ]);
    expect(named(takeOver(inState('queued'), BRAM, '', NOW))).toEqual([
      { kind: 'joined', name: 'Bram' },
    ]);
    expect(named(takeOver(inState('active'), BRAM, '', NOW))).toEqual([
      { kind: 'taken-over', name: 'Bram' },
    ]);
    const to = { ...BRAM, acceptBy: ACCEPT_BY };
    expect(named(handOver(inState('active'), to, '', NOW))).toEqual([
      { kind: 'handed-over', name: 'Bram' },
    ]);
    expect(named(end(inState('active'), 'Anna', NOW))).toEqual([{ kind: 'ended', name: 'Anna' }]);
    expect(release(inState('active'), 'Anna', NOW).notices).toEqual([
      { kind: 'back-in-queue', name: 'Anna' },
    ]);
  });

  it('[CV4] tells the visitor when who was announced does not come', () => {
    const handed = { ...inState('assigned'), cause: 'handed-over' as const };
    const back = [{ kind: 'back-in-queue', name: null }];
    expect(miss(handed, NOW).notices).toEqual(back);
    expect(release(handed, 'Bram', NOW).notices).toEqual(back);
    const declined = decline(handed, ANNA.agent, NOW);
    expect(declined.isOk && declined.value.notices).toEqual(back);
    expect(miss(inState('assigned'), NOW).notices).toEqual([]);
  });

  it('[CV6] closes at once what nobody had answered, and wraps up what was talked in', () => {
    expect(leave(inState('queued'), NOW).conversation.state).toBe('closed');
    expect(leave(inState('assigned'), NOW).conversation.state).toBe('closed');
    expect(leave(inState('active'), NOW).conversation.state).toBe('wrap-up');
    const ended = inState('wrap-up');
    expect(leave(ended, NOW).conversation).toBe(ended);
    expect(closeUnwrapped(ended, NOW).conversation.disposition).toBeNull();
  });

  it('[CV6] keeps a disposition that comes after wrap-up ran out, and no second one', () => {
    const closed = inState('closed');
    const late = wrapUp(closed, 'solved', 'called back', NOW);
    expect(late.isOk && late.value.conversation.disposition).toBe('solved');
    expect(wrapUp({ ...closed, disposition: 'solved' }, 'other', '', NOW).isOk).toBe(false);
  });

  it('[FD4] dates a change after the last one, also in the same moment or when the clock went back', () => {
    const active = { ...inState('active'), changedAt: asEpochMs(NOW + 5_000) };
    const ended = end(active, 'Anna', NOW);
    expect(ended.isOk && ended.value.conversation.changedAt).toBe(NOW + 5_001);
  });
});
