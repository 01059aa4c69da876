import type { CobrowseCard, VisitorCobrowse } from '../../../shared/protocol/messages/cobrowse.ts';
import type { Cobrowse } from '../../domain/cobrowse/cobrowse.ts';

/** A cobrowse as agents see it. */
export function cobrowseCard(cobrowse: Cobrowse): CobrowseCard {
  const { shop, agentName, pageSeenAt, invited, watchers, ...card } = cobrowse;
  return { ...card, invited: [...invited], watchers: [...watchers] };
}

/** The same as its visitor sees it: who asks, who looked, and how it ended. */
export function visitorCobrowse(cobrowse: Cobrowse): VisitorCobrowse {
  return {
    cobrowse: cobrowse.cobrowse,
    conversation: cobrowse.conversation,
    state: cobrowse.state,
    ending: cobrowse.ending,
    agentName: cobrowse.agentName,
    watchers: cobrowse.watchers.map(({ name, since }) => ({ name, since })),
    askedAt: cobrowse.askedAt,
    answerBy: cobrowse.answerBy,
    startedAt: cobrowse.startedAt,
    endedAt: cobrowse.endedAt,
  };
}
