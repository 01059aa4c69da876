import type { Conversation } from '../../../domain/conversation/conversation.ts';
import type { Conversations } from '../../../ports/store/conversations.ts';
import { conversationsGoing } from '../conversations-going.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { sqlLines } from './lines.ts';
import { sqlSearch } from './search.ts';
import { slot } from './statement.ts';

const WAITS_MAX = 50; // the port: at most 50

export function sqlConversations(connection: Connection): Conversations {
  const { db, prepare } = connection;
  const { deleteAllOf, ...lines } = sqlLines(connection);
  const document = db.selectFrom('conversation').select('document');
  const find = prepare(document.where('conversation', '=', slot<string>('conversation')));
  // A list of states, not "other than closed": so that the index is used.
  const open = prepare(
    document
      .where('state', 'in', ['queued', 'assigned', 'active', 'wrap-up'])
      .orderBy('waiting_since')
      .orderBy('conversation'),
  );
  const ofVisitor = document
    .where('visitor', '=', slot<string>('visitor'))
    .orderBy('opened_at', 'desc')
    .orderBy('conversation', 'desc')
    .limit(1);
  const latestOf = prepare(ofVisitor);
  const openOf = prepare(ofVisitor.where('state', 'in', ['queued', 'assigned', 'active']));
  const ofVisitorById = prepare(
    document
      .where('visitor', '=', slot<string>('visitor'))
      .where('conversation', '>', slot<string>('after'))
      .orderBy('conversation')
      .limit(slot<number>('max')),
  );
  const heldBy = prepare(
    document
      .where('holder', '=', slot<string>('agent'))
      .where('state', 'in', ['queued', 'assigned', 'active', 'wrap-up'])
      .orderBy('opened_at')
      .orderBy('conversation'),
  );
  const waits = prepare(
    db
      .selectFrom('conversation')
      .select(({ eb, ref }) => eb(ref('accepted_at'), '-', ref('opened_at')).as('wait_ms'))
      .where('accepted_at', '>=', slot<number>('since'))
      .orderBy('accepted_at', 'desc')
      .orderBy('conversation', 'desc')
      .limit(WAITS_MAX),
  );
  const row = {
    visitor: slot<string>('visitor'),
    state: slot<string>('state'),
    holder: slot<string | null>('holder'),
    waiting_since: slot<number>('waitingSince'),
    opened_at: slot<number>('openedAt'),
    accepted_at: slot<number | null>('acceptedAt'),
    closed_at: slot<number | null>('closedAt'),
    changed_at: slot<number>('changedAt'),
    lines: slot<number>('lines'),
    document: slot<string>('document'),
  };
  const put = prepare(
    db
      .insertInto('conversation')
      .values({ conversation: slot<string>('conversation'), ...row })
      .onConflict((conflict) => conflict.column('conversation').doUpdateSet(row)),
  );
  const closedBefore = prepare(
    db
      .selectFrom('conversation')
      .select(['conversation', 'lines'])
      .where('closed_at', '<', slot<number>('before'))
      .where('state', '=', 'closed')
      .orderBy('closed_at')
      .orderBy('conversation')
      .limit(slot<number>('max')),
  );
  const remove = prepare(
    db.deleteFrom('conversation').where('conversation', '=', slot<string>('conversation')),
  );

  return {
    ...lines,
    search: sqlSearch(connection),
    find: async (conversation) => openedOrNull<Conversation>(await find.first({ conversation })),
    put: async (conversation) => {
      await put.change({
        conversation: conversation.conversation,
        visitor: conversation.visitor,
        state: conversation.state,
        holder: conversation.holder,
        waitingSince: conversation.queuedAt ?? conversation.openedAt,
        openedAt: conversation.openedAt,
        acceptedAt: conversation.acceptedAt,
        closedAt: conversation.closedAt,
        changedAt: conversation.changedAt,
        lines: conversation.lines,
        document: JSON.stringify(conversation),
      });
    },
    open: async () => (await open.all({})).map(opened<Conversation>),
    openOf: async (visitor) => openedOrNull<Conversation>(await openOf.first({ visitor })),
    latestOf: async (visitor) => openedOrNull<Conversation>(await latestOf.first({ visitor })),
    ofVisitor: async (visitor, after, max) =>
      // No id is empty: every one comes after that.
      (await ofVisitorById.all({ visitor, after: after ?? '', max })).map(opened<Conversation>),
    heldBy: async (agent) => (await heldBy.all({ agent })).map(opened<Conversation>),
    waits: async (since) =>
      (await waits.all({ since })).flatMap(({ wait_ms: waitMs }) =>
        waitMs === null ? [] : [waitMs],
      ),
    erase: async (conversation) =>
      (await deleteAllOf(conversation)) + (await remove.change({ conversation })),
    forget: async (before, max) => {
      const going = conversationsGoing(await closedBefore.all({ before, max }), max);
      for (const conversation of going) {
        await deleteAllOf(conversation);
        await remove.change({ conversation });
      }
      return going.length;
    },
  };
}
