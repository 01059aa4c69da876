import { asEpochMs } from '../../../../shared/kernel/time.ts';
import type { Marks } from '../../../ports/store/marks.ts';
import { codeEnd } from '../code-end.ts';
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
      code_end: slot<number | null>('codeEnd'),
      at: slot<number>('at'),
    }),
  );
  const drop = prepare(db.deleteFrom('mark').where('caller', '=', slot<string>('caller')));
  const count = prepare(
    db
      .selectFrom('mark')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('caller', '=', slot<string>('caller')),
  );
  const forgetCodes = prepare(
    db
      .updateTable('mark')
      .set({ answer: slot<string>('instead'), code_end: null })
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('caller', 'id'),
          'in',
          selectFrom('mark as old')
            .select(['old.caller', 'old.id'])
            .where('old.code_end', '<', slot<number>('before'))
            .orderBy('old.code_end')
            .limit(slot<number>('max'))
            .$asTuple('caller', 'id'),
        ),
      ),
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
      const text = JSON.stringify(answer);
      await put.change({ caller, id, bodyHash, answer: text, codeEnd: codeEnd({ answer }), at });
    },
    drop: (caller) => drop.change({ caller }),
    count: async (caller) => (await count.first({ caller }))?.n ?? 0,
    forgetCodes: (before, instead, max) =>
      forgetCodes.change({ before, instead: JSON.stringify(instead), max }),
    forget: (before, max) => forget.change({ before, max }),
  };
}
