import type { Note } from '../../../domain/suggestion/note.ts';
import type { Suggestions } from '../../../ports/store/suggestions.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { slot } from './statement.ts';

export function sqlSuggestions({ db, prepare }: Connection): Suggestions {
  const document = db.selectFrom('suggestion').select('document');
  const find = prepare(document.where('id', '=', slot<string>('id')));
  const newestFirst = document
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(slot<number>('max'));
  const newest = prepare(newestFirst);
  const newestBefore = prepare(
    newestFirst.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('at', 'id'), '<', tuple(slot<number>('at'), slot<string>('id'))),
    ),
  );
  const ofConversation = prepare(
    document.where('conversation', '=', slot<string>('conversation')).orderBy('id'),
  );
  const row = {
    conversation: slot<string>('conversation'),
    line: slot<string>('line'),
    at: slot<number>('at'),
    document: slot<string>('document'),
  };
  const put = prepare(
    db
      .insertInto('suggestion')
      .values({ id: slot<string>('id'), ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
  );
  const erase = prepare(
    db.deleteFrom('suggestion').where('conversation', '=', slot<string>('conversation')),
  );
  const forget = prepare(
    db
      .deleteFrom('suggestion')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('suggestion as old')
          .select('old.id')
          .where('old.at', '<', slot<number>('before'))
          .orderBy('old.at')
          .orderBy('old.id')
          .limit(slot<number>('max')),
      ),
  );

  return {
    find: async (line) => openedOrNull<Note>(await find.first({ id: line })),
    put: async (note) => {
      await put.change({
        id: note.line,
        conversation: note.conversation,
        line: (note.kind === 'used' ? note.of : null) ?? note.line,
        at: note.changedAt,
        document: JSON.stringify(note),
      });
    },
    newest: async (before, max) => {
      const rows =
        before === null
          ? await newest.all({ max })
          : await newestBefore.all({ at: before.changedAt, id: before.line, max });
      return rows.map(opened<Note>);
    },
    ofConversation: async (conversation) => {
      const notes = (await ofConversation.all({ conversation })).map(opened<Note>);
      return notes.sort((a, b) => a.at - b.at || (a.line < b.line ? -1 : 1));
    },
    erase: (conversation) => erase.change({ conversation }),
    forget: (before, max) => forget.change({ before, max }),
  };
}
