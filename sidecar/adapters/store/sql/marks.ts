import { asEpochMs } from '../../../../shared/kernel/time.ts';
import type { Marks } from '../../../ports/store/marks.ts';
import type { Connection } from './connection.ts';
import { slot } from './statement.ts';

export function sqlMarks({ db, prepare }: Connection): Marks {
  const find = prepare(
    db
      .selectFrom('mark')
      .select(['body_hash', 'answer', 'at'])
      .where('caller', '=', slot<string>('caller'))
      .where('id', '=', slot<string>('id')),
  );
  const put = prepare(
    db.insertInto('mark').values({
      caller: slot<string>('caller'),
      id: slot<string>('id'),
      body_hash: slot<string>('bodyHash'),
      answer: slot<string>('answer'),
      at: slot<number>('at'),
    }),
  );
  const forget = prepare(
    db
      .deleteFrom('mark')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('caller', 'id'),
          'in',
          selectFrom('mark as old')
            .select(['old.caller', 'old.id'])
            .where('old.at', '<', slot<number>('before'))
            .orderBy('old.at')
            .limit(slot<number>('max'))
            .$asTuple('caller', 'id'),
        ),
      ),
  );

  return {
    find: async (caller, id) => {
      const row = await find.first({ caller, id });
      if (row === undefined) return null;
      const { body_hash: bodyHash, answer, at } = row;
      return { caller, id, bodyHash, answer: JSON.parse(answer), at: asEpochMs(at) };
    },
    put: async ({ caller, id, bodyHash, answer, at }) => {
      await put.change({ caller, id, bodyHash, answer: JSON.stringify(answer), at });
    },
    forget: (before, max) => forget.change({ before, max }),
  };
}
