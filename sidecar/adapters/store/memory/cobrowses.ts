import type { Cobrowse } from '../../../domain/cobrowse/cobrowse.ts';
import type { Cobrowses } from '../../../ports/store/cobrowses.ts';
import { by, forgetOldest, type Journal, table } from './table.ts';

const asked = by<Cobrowse>([(row) => row.askedAt, (row) => row.cobrowse]);

export function memoryCobrowses(journal: Journal): Cobrowses {
  const cobrowses = table<Cobrowse>(journal, {
    key: (row) => row.cobrowse,
    groups: {
      open: (row) => (row.state === 'ended' ? null : 'yes'),
      conversation: (row) => row.conversation,
      visitor: (row) => row.visitor,
    },
  });

  return {
    find: async (cobrowse) => cobrowses.get(cobrowse) ?? null,
    put: async (cobrowse) => cobrowses.put(cobrowse),
    open: async () => [...cobrowses.in('open', 'yes')].sort(asked),
    ofConversation: async (conversation) =>
      [...cobrowses.in('conversation', conversation)].sort(asked),
    ofVisitor: async (visitor) => [...cobrowses.in('visitor', visitor)].sort(asked),
    erase: async (visitor) => {
      const own = cobrowses.in('visitor', visitor);
      for (const row of own) cobrowses.delete(row.cobrowse);
      return own.length;
    },
    forget: async (before, max) =>
      forgetOldest(
        cobrowses,
        (row) => row.cobrowse,
        (row) => row.endedAt ?? before,
        before,
        max,
      ),
  };
}
