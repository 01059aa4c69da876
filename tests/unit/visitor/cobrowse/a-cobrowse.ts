import type { VisitorCobrowse } from '../../../../shared/protocol/messages/cobrowse.ts';

/** Going on for two minutes; name only what matters. */
export const aCobrowse = (but: Partial<VisitorCobrowse> = {}): VisitorCobrowse => ({
  cobrowse: 'cobrowse-1',
  conversation: 'conversation-1',
  state: 'active',
  ending: null,
  agentName: 'Sanne',
  watchers: [{ name: 'Sanne', since: 1_700_000_005_000 }],
  askedAt: 1_700_000_000_000,
  answerBy: 1_700_000_060_000,
  startedAt: 1_700_000_004_000,
  endedAt: null,
  ...but,
});
