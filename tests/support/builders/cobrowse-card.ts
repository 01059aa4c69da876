import type { CobrowseCard } from '../../../shared/protocol/messages/cobrowse.ts';

/** Looking along as agents see it: active, in conversation c1, asked by a1. */
export function cobrowseCard(changes: Partial<CobrowseCard> = {}): CobrowseCard {
  return {
    cobrowse: 'b1',
    conversation: 'c1',
    visitor: 'v1',
    askedBy: 'a1',
    state: 'active',
    ending: null,
    invited: [],
    watchers: [],
    askedAt: 1,
    answerBy: 60_001,
    startedAt: 2,
    endedAt: null,
    changedAt: 2,
    ...changes,
  };
}
