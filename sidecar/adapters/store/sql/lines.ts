import type { Line } from '../../../domain/conversation/conversation.ts';
import type { Conversations } from '../../../ports/store/conversations.ts';
import { folded } from '../folded.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { slot } from './statement.ts';

/** The lines of conversations. */
export type Lines = Pick<Conversations, 'addLine' | 'findLine' | 'lines' | 'visitorLines'> & {
  /** How many went. */
  deleteAllOf(conversation: string): Promise<number>;
};

export function sqlLines({ db, prepare }: Connection): Lines {
  const add = prepare(
    db
      .insertInto('line')
      .values({
        line: slot<string>('line'),
        conversation: slot<string>('conversation'),
        n: slot<number>('n'),
        author: slot<string>('author'),
        at: slot<number>('at'),
        folded: slot<string | null>('folded'),
        document: slot<string>('document'),
      })
      // Only the id may be there already: a place that is taken still fails.
      .onConflict((conflict) => conflict.column('line').doNothing()),
  );
  const document = db.selectFrom('line').select('document');
  const find = prepare(document.where('line', '=', slot<string>('line')));
  const newest = document
    .where('conversation', '=', slot<string>('conversation'))
    .orderBy('n', 'desc')
    .limit(slot<number>('max'));
  const newestOfAll = prepare(newest);
  const newestBefore = prepare(newest.where('n', '<', slot<number>('before')));
  const countBetween = prepare(
    db
      .selectFrom('line')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('conversation', '=', slot<string>('conversation'))
      .where('author', '=', 'visitor')
      .where('at', '>=', slot<number>('since'))
      .where('at', '<=', slot<number>('until')),
  );
  const deleteAll = prepare(
    db.deleteFrom('line').where('conversation', '=', slot<string>('conversation')),
  );

  return {
    addLine: async (line) => {
      const added = await add.change({
        line: line.line,
        conversation: line.conversation,
        n: line.n,
        author: line.author.kind,
        at: line.at,
        folded: line.text === null ? null : folded(line.text),
        document: JSON.stringify(line),
      });
      return added === 1;
    },
    findLine: async (line) => openedOrNull<Line>(await find.first({ line })),
    lines: async (conversation, before, max) => {
      const rows =
        before === null
          ? await newestOfAll.all({ conversation, max })
          : await newestBefore.all({ conversation, before, max });
      return rows.map(opened<Line>).reverse();
    },
    visitorLines: async (conversation, since, until) =>
      (await countBetween.first({ conversation, since, until }))?.n ?? 0,
    deleteAllOf: (conversation) => deleteAll.change({ conversation }),
  };
}
