import { asId } from '../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../shared/kernel/time.ts';
import { COBROWSE_ASK_VALID_MS } from '../../../shared/protocol/limits.ts';
import type { Cobrowse } from '../../../sidecar/domain/cobrowse/cobrowse.ts';
import { MONDAY_MORNING } from '../fake-clock.ts';

/** A question that has just been put by agent-1; name only what matters. */
export function aCobrowse(changes: Partial<Cobrowse> = {}): Cobrowse {
  return {
    cobrowse: asId('cobrowse-1'),
    conversation: asId('conversation-1'),
    visitor: asId('visitor-1'),
    shop: asId('boots'),
    askedBy: asId('agent-1'),
    agentName: 'Anna',
    state: 'asked',
    ending: null,
    invited: [],
    watchers: [],
    askedAt: MONDAY_MORNING,
    answerBy: asEpochMs(MONDAY_MORNING + COBROWSE_ASK_VALID_MS),
    startedAt: null,
    endedAt: null,
    pageSeenAt: null,
    changedAt: MONDAY_MORNING,
    ...changes,
  };
}

/** The same, agreed to a moment ago. */
export function anActiveCobrowse(changes: Partial<Cobrowse> = {}): Cobrowse {
  return aCobrowse({
    state: 'active',
    startedAt: MONDAY_MORNING,
    pageSeenAt: MONDAY_MORNING,
    ...changes,
  });
}

/** The same, over. */
export function anEndedCobrowse(changes: Partial<Cobrowse> = {}): Cobrowse {
  return aCobrowse({
    state: 'ended',
    ending: 'stopped-by-visitor',
    endedAt: MONDAY_MORNING,
    ...changes,
  });
}
