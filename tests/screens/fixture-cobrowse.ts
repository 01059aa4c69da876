import type { CobrowseCard } from '../../shared/protocol/messages/cobrowse.ts';

function card(now: number, more: Partial<CobrowseCard>): CobrowseCard {
  return {
    cobrowse: 'live',
    conversation: 'boots',
    visitor: 'visitor-boots-77b0',
    askedBy: 'agent-me',
    state: 'active',
    ending: null,
    invited: [],
    watchers: [{ agent: 'agent-me', name: 'Sanne de Wit', since: now - 60_000 }],
    askedAt: now - 80_000,
    answerBy: now - 20_000,
    startedAt: now - 70_000,
    endedAt: null,
    changedAt: now - 60_000,
    ...more,
  };
}

/** Looking along as a scene wants it. */
export function cobrowses(along: string | null, now: number): readonly CobrowseCard[] {
  const over = { state: 'ended', startedAt: null, endedAt: now - 30_000 } as const;
  switch (along) {
    case 'asked':
      return [
        card(now, {
          state: 'asked',
          startedAt: null,
          askedAt: now - 18_000,
          answerBy: now + 42_000,
          watchers: [],
        }),
      ];
    case 'active':
    case 'out':
      return [
        card(now, {
          watchers: [
            { agent: 'agent-me', name: 'Sanne de Wit', since: now - 60_000 },
            { agent: 'agent-b', name: 'Bram Visser', since: now - 20_000 },
          ],
          invited: ['agent-b'],
        }),
      ];
    case 'other':
      return [card(now, { conversation: 'other', askedBy: 'agent-b', visitor: 'visitor-other' })];
    case 'declined':
      return [card(now, { ...over, ending: 'declined' })];
    case 'refused':
      return ['one', 'two'].map((cobrowse) => card(now, { ...over, cobrowse, ending: 'declined' }));
    case 'page-gone':
      return [card(now, { ...over, ending: 'page-gone' })];
    default:
      return [];
  }
}
