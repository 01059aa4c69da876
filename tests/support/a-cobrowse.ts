import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import type { Cobrowse } from '../../sidecar/domain/cobrowse/cobrowse.ts';

/** A row that is going on, of no conversation there is, and that no time ends during a test. */
export function aCobrowse(changes: {
  readonly cobrowse: string;
  readonly visitor: string;
  readonly askedBy: string;
  readonly invited?: readonly string[];
  readonly state?: Cobrowse['state'];
  readonly ending?: Cobrowse['ending'];
}): Cobrowse {
  const { state = 'active', ending = null, invited = [] } = changes;
  const now = asEpochMs(Date.now());
  return {
    cobrowse: asId(changes.cobrowse),
    conversation: asId(`talk-${changes.cobrowse}`),
    visitor: asId(changes.visitor),
    shop: asId('boots'),
    askedBy: asId(changes.askedBy),
    agentName: 'Anna',
    state,
    ending,
    invited: invited.map((agent) => asId(agent)),
    watchers: [],
    askedAt: now,
    answerBy: asEpochMs(now + 3_600_000),
    startedAt: state === 'asked' || ending === 'declined' ? null : now,
    endedAt: state === 'ended' ? now : null,
    pageSeenAt: null,
    changedAt: now,
  };
}
