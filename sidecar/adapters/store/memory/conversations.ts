import { assert } from '../../../../shared/kernel/assert.ts';
import type { Conversation, Line } from '../../../domain/conversation/conversation.ts';
import type { Conversations } from '../../../ports/store/conversations.ts';
import { conversationsGoing } from '../conversations-going.ts';
import { folded } from '../folded.ts';
import { by, type Journal, table } from './table.ts';

const WAITS_MAX = 50; // the port: at most 50

const opened = by<Conversation>([(row) => row.openedAt, (row) => row.conversation]);
const openedNewest = by<Conversation>([(row) => row.openedAt, (row) => row.conversation], -1);
const waiting = by<Conversation>([
  (row) => row.queuedAt ?? row.openedAt,
  (row) => row.conversation,
]);
const changedNewest = by<Pick<Conversation, 'changedAt' | 'conversation'>>(
  [(row) => row.changedAt, (row) => row.conversation],
  -1,
);
const placeKey = ({ conversation, n }: Pick<Line, 'conversation' | 'n'>): string =>
  `${conversation} ${n}`;

export function memoryConversations(journal: Journal): Conversations {
  const conversations = table<Conversation>(journal, {
    key: (row) => row.conversation,
    groups: {
      open: (row) => (row.state === 'closed' ? null : 'yes'),
      visitor: (row) => row.visitor,
      holder: (row) => (row.state === 'closed' ? null : row.holder),
    },
  });
  const lines = table<Line>(journal, {
    key: (row) => row.line,
    groups: { conversation: (row) => row.conversation, place: placeKey },
  });
  const hasText = (conversation: string, wanted: string): boolean =>
    lines
      .in('conversation', conversation)
      .some(({ text }) => text !== null && folded(text).includes(wanted));

  return {
    find: async (conversation) => conversations.get(conversation) ?? null,
    put: async (conversation) => conversations.put(conversation),
    open: async () => [...conversations.in('open', 'yes')].sort(waiting),
    openOf: async (visitor) =>
      conversations
        .in('visitor', visitor)
        .filter(({ state }) => state !== 'wrap-up' && state !== 'closed')
        .sort(openedNewest)[0] ?? null,
    latestOf: async (visitor) =>
      [...conversations.in('visitor', visitor)].sort(openedNewest)[0] ?? null,
    ofVisitor: async (visitor, after, max) =>
      conversations
        .in('visitor', visitor)
        .filter((row) => after === null || row.conversation > after)
        .sort(by([(row) => row.conversation]))
        .slice(0, max),
    heldBy: async (agent) => [...conversations.in('holder', agent)].sort(opened),
    search: async (visitor, text, before, max) =>
      (visitor === null ? conversations.all() : conversations.in('visitor', visitor))
        .filter((row) => before === null || changedNewest(before, row) < 0)
        .filter((row) => text === null || hasText(row.conversation, folded(text)))
        .sort(changedNewest)
        .slice(0, max),
    addLine: async (line) => {
      journal.assertWriting();
      if (lines.get(line.line) !== undefined) return false;
      assert(
        lines.in('place', placeKey(line)).length === 0,
        `place ${line.n} of the conversation is taken`,
      );
      lines.put(line);
      return true;
    },
    findLine: async (line) => lines.get(line) ?? null,
    lines: async (conversation, before, max) =>
      lines
        .in('conversation', conversation)
        .filter(({ n }) => before === null || n < before)
        .sort(by([({ n }) => n], -1))
        .slice(0, max)
        .reverse(),
    visitorLines: async (conversation, since, until) =>
      lines
        .in('conversation', conversation)
        .filter(({ author, at }) => author.kind === 'visitor' && at >= since && at <= until).length,
    waits: async (since) =>
      conversations
        .all()
        .flatMap(({ acceptedAt, openedAt, conversation }) =>
          acceptedAt === null || acceptedAt < since
            ? []
            : [{ acceptedAt, conversation, waitMs: acceptedAt - openedAt }],
        )
        .sort(by([({ acceptedAt }) => acceptedAt, ({ conversation }) => conversation], -1))
        .slice(0, WAITS_MAX)
        .map(({ waitMs }) => waitMs),
    erase: async (conversation) => {
      const own = lines.in('conversation', conversation);
      for (const { line } of own) lines.delete(line);
      const isKnown = conversations.get(conversation) !== undefined;
      conversations.delete(conversation);
      return own.length + (isKnown ? 1 : 0);
    },
    forget: async (before, max) => {
      const closed = conversations
        .all()
        .flatMap((row) =>
          row.state !== 'closed' || row.closedAt === null || row.closedAt >= before
            ? []
            : [{ conversation: row.conversation, closedAt: row.closedAt, lines: row.lines }],
        )
        .sort(by([({ closedAt }) => closedAt, ({ conversation }) => conversation]));
      const going = conversationsGoing(closed, max);
      for (const conversation of going) {
        for (const { line } of lines.in('conversation', conversation)) lines.delete(line);
        conversations.delete(conversation);
      }
      return going.length;
    },
  };
}
