import { asId, type VisitorId } from '../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../shared/kernel/time.ts';
import type { Erasure, Erasures } from '../../../ports/store/erasures.ts';
import type { Connection } from './connection.ts';
import { slot } from './statement.ts';
import type { Tables } from './tables.ts';

export function sqlErasures({ db, prepare }: Connection): Erasures {
  const begin = prepare(
    db
      .insertInto('erasure')
      .values({ visitor: slot<string>('visitor'), begun_at: slot<number>('begunAt') })
      .onConflict((conflict) => conflict.column('visitor').doNothing()),
  );
  const find = prepare(
    db.selectFrom('erasure').selectAll().where('visitor', '=', slot<string>('visitor')),
  );
  const pending = prepare(
    db
      .selectFrom('erasure')
      .selectAll()
      .orderBy('begun_at')
      .orderBy('visitor')
      .limit(slot<number>('max')),
  );
  const end = prepare(db.deleteFrom('erasure').where('visitor', '=', slot<string>('visitor')));

  return {
    begin: async ({ visitor, begunAt }) => {
      await begin.change({ visitor, begunAt });
    },
    find: async (visitor) => {
      const row = await find.first({ visitor });
      return row === undefined ? null : erasureOf(row);
    },
    pending: async (max) => (await pending.all({ max })).map(erasureOf),
    end: async (visitor) => {
      await end.change({ visitor });
    },
  };
}

function erasureOf({ visitor, begun_at: begunAt }: Tables['erasure']): Erasure {
  return { visitor: asId<VisitorId>(visitor), begunAt: asEpochMs(begunAt) };
}
