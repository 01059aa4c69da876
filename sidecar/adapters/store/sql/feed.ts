import { asFeedSeq } from '../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../shared/kernel/time.ts';
import type { Audience } from '../../../domain/audience.ts';
import type { Feed } from '../../../ports/store/feed.ts';
import type { Connection } from './connection.ts';
import { slot } from './statement.ts';

/**
 * Numbers come from a counter row of the audience: whoever takes one holds that row until the commit,
 * so no number becomes visible after a higher one (SPEC FD2). A sequence of the database would not.
 */
export function sqlFeed({ db, prepare }: Connection): Feed {
  const takeNumber = prepare(
    db
      .insertInto('feed_counter')
      .values({ audience: slot<string>('audience'), head: 1, kept_from: 1 })
      .onConflict((conflict) =>
        conflict
          .column('audience')
          .doUpdateSet((eb) => ({ head: eb('feed_counter.head', '+', 1) })),
      )
      .returning('head'),
  );
  const insert = prepare(
    db.insertInto('feed').values({
      audience: slot<string>('audience'),
      seq: slot<number>('seq'),
      at: slot<number>('at'),
      fact: slot<string>('fact'),
    }),
  );
  const after = prepare(
    db
      .selectFrom('feed')
      .select(['seq', 'at', 'fact'])
      .where('audience', '=', slot<string>('audience'))
      .where('seq', '>', slot<number>('seq'))
      .orderBy('seq')
      .limit(slot<number>('max')),
  );
  const counter = prepare(
    db
      .selectFrom('feed_counter')
      .select(['head', 'kept_from'])
      .where('audience', '=', slot<string>('audience')),
  );
  const keepFrom = prepare(
    db
      .updateTable('feed_counter')
      .set({ kept_from: slot<number>('keptFrom') })
      .where('audience', '=', slot<string>('audience'))
      .where('kept_from', '<', slot<number>('keptFrom')),
  );
  const oldest = prepare(
    db
      .selectFrom('feed')
      .select(['audience', 'seq'])
      .where('at', '<', slot<number>('before'))
      .orderBy('at')
      .orderBy('audience')
      .orderBy('seq')
      .limit(slot<number>('max')),
  );
  const remove = prepare(
    db
      .deleteFrom('feed')
      .where('audience', '=', slot<string>('audience'))
      .where('seq', '=', slot<number>('seq')),
  );

  async function counterOf(audience: Audience): Promise<{ head: number; keptFrom: number }> {
    const row = await counter.first({ audience });
    return { head: row?.head ?? 0, keptFrom: row?.kept_from ?? 1 };
  }

  return {
    append: async (audience, at, fact) => {
      const taken = await takeNumber.first({ audience });
      const seq = asFeedSeq(taken?.head ?? 0);
      await insert.change({ audience, seq, at, fact: JSON.stringify(fact) });
      return seq;
    },
    after: async (audience, seq, max) => {
      const rows = await after.all({ audience, seq, max });
      return rows.map((row) => ({
        audience,
        seq: asFeedSeq(row.seq),
        at: asEpochMs(row.at),
        fact: JSON.parse(row.fact),
      }));
    },
    head: async (audience) => asFeedSeq((await counterOf(audience)).head),
    reaches: async (audience, seq) => {
      const { head, keptFrom } = await counterOf(audience);
      return seq <= head && seq + 1 >= keptFrom;
    },
    forget: async (before, max) => {
      const gone = await oldest.all({ before, max });
      const highest = new Map<string, number>();
      for (const { audience, seq } of gone) {
        await remove.change({ audience, seq });
        highest.set(audience, Math.max(seq, highest.get(audience) ?? 0));
      }
      for (const [audience, seq] of highest) await keepFrom.change({ audience, keptFrom: seq + 1 });
      return gone.length;
    },
  };
}
