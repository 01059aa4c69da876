import type { Cobrowse } from '../../../domain/cobrowse/cobrowse.ts';
import type { Cobrowses } from '../../../ports/store/cobrowses.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { slot } from './statement.ts';

export function sqlCobrowses({ db, prepare }: Connection): Cobrowses {
  const document = db.selectFrom('cobrowse').select('document');
  const askedFirst = document.orderBy('asked_at').orderBy('cobrowse');
  const find = prepare(document.where('cobrowse', '=', slot<string>('cobrowse')));
  // A list of states, not "other than ended": so that the index is used.
  const open = prepare(askedFirst.where('state', 'in', ['asked', 'active']));
  const ofConversation = prepare(
    askedFirst.where('conversation', '=', slot<string>('conversation')),
  );
  const ofVisitor = prepare(askedFirst.where('visitor', '=', slot<string>('visitor')));
  const row = {
    conversation: slot<string>('conversation'),
    visitor: slot<string>('visitor'),
    state: slot<string>('state'),
    asked_at: slot<number>('askedAt'),
    ended_at: slot<number | null>('endedAt'),
    document: slot<string>('document'),
  };
  const put = prepare(
    db
      .insertInto('cobrowse')
      .values({ cobrowse: slot<string>('cobrowse'), ...row })
      .onConflict((conflict) => conflict.column('cobrowse').doUpdateSet(row)),
  );
  const erase = prepare(db.deleteFrom('cobrowse').where('visitor', '=', slot<string>('visitor')));
  const forget = prepare(
    db
      .deleteFrom('cobrowse')
      .where('cobrowse', 'in', (eb) =>
        eb
          .selectFrom('cobrowse as old')
          .select('old.cobrowse')
          .where('old.ended_at', '<', slot<number>('before'))
          .orderBy('old.ended_at')
          .orderBy('old.cobrowse')
          .limit(slot<number>('max')),
      ),
  );

  return {
    find: async (cobrowse) => openedOrNull<Cobrowse>(await find.first({ cobrowse })),
    put: async (cobrowse) => {
      await put.change({
        cobrowse: cobrowse.cobrowse,
        conversation: cobrowse.conversation,
        visitor: cobrowse.visitor,
        state: cobrowse.state,
        askedAt: cobrowse.askedAt,
        endedAt: cobrowse.endedAt,
        document: JSON.stringify(cobrowse),
      });
    },
    open: async () => (await open.all({})).map(opened<Cobrowse>),
    ofConversation: async (conversation) =>
      (await ofConversation.all({ conversation })).map(opened<Cobrowse>),
    ofVisitor: async (visitor) => (await ofVisitor.all({ visitor })).map(opened<Cobrowse>),
    erase: (visitor) => erase.change({ visitor }),
    forget: (before, max) => forget.change({ before, max }),
  };
}
