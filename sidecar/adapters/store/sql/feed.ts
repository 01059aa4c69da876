import { asFeedSeq, type FeedSeq } from '../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../shared/kernel/time.ts';
import type { Audience } from '../../../domain/audience.ts';
import type { Feed } from '../../../ports/store/feed.ts';
import { REDACTED, subjectOf } from '../subject.ts';
import type { Connection } from './connection.ts';
import { slot } from './statement.ts';

/** Audiences whose heads are asked for in one statement. */
const HEAD_SLOTS = Array.from({ length: 200 }, (_, place) => `audience${place}`);

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
      subject: slot<string | null>('subject'),
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
  const heads = prepare(
    db
      .selectFrom('feed_counter')
      .select(['audience', 'head'])
      .where('audience', 'in', HEAD_SLOTS.map(slot<string>)),
  );
  const keepFrom = prepare(
    db
      .updateTable('feed_counter')
      .set({ kept_from: slot<number>('keptFrom') })
      .where('audience', '=', slot<string>('audience'))
      .where('kept_from', '<', slot<number>('keptFrom')),
  );
  // One statement, however many rows: each is an answer from elsewhere where the store is a server.
  const removeOldest = prepare(
    db
      .deleteFrom('feed')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('audience', 'seq'),
          'in',
          selectFrom('feed as old')
            .select(['old.audience', 'old.seq'])
            .where('old.at', '<', slot<number>('before'))
            .orderBy('old.at')
            .orderBy('old.audience')
            .orderBy('old.seq')
            .limit(slot<number>('max'))
            .$asTuple('audience', 'seq'),
        ),
      )
      .returning(['audience', 'seq']),
  );

  const redact = prepare(
    db
      .updateTable('feed')
      .set({ subject: null, fact: JSON.stringify(REDACTED) })
      .where('subject', '=', slot<string>('subject'))
      .returning('audience')
      .$castTo<{ audience: Audience }>(),
  );
  const countAbout = prepare(
    db
      .selectFrom('feed')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('subject', '=', slot<string>('subject')),
  );
  const countOf = prepare(
    db
      .selectFrom('feed')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('audience', '=', slot<string>('audience')),
  );
  const dropRows = prepare(db.deleteFrom('feed').where('audience', '=', slot<string>('audience')));
  const dropCounter = prepare(
    db.deleteFrom('feed_counter').where('audience', '=', slot<string>('audience')),
  );

  async function counterOf(audience: Audience): Promise<{ head: number; keptFrom: number }> {
    const row = await counter.first({ audience });
    return { head: row?.head ?? 0, keptFrom: row?.kept_from ?? 1 };
  }

  return {
    append: async (audience, at, fact) => {
      const taken = await takeNumber.first({ audience });
      const seq = asFeedSeq(taken?.head ?? 0);
      const subject = subjectOf(fact);
      await insert.change({ audience, seq, at, subject, fact: JSON.stringify(fact) });
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
    heads: async (audiences) => {
      const known = new Map<Audience, FeedSeq>();
      for (let from = 0; from < audiences.length; from += HEAD_SLOTS.length) {
        const named = audiences.slice(from, from + HEAD_SLOTS.length);
        // A list has one length: the last name fills it.
        const values = HEAD_SLOTS.map((name, place) => [name, named[place] ?? named.at(-1) ?? '']);
        const found = new Map(
          (await heads.all(Object.fromEntries(values))).map((row) => [row.audience, row.head]),
        );
        for (const audience of named) {
          const head = found.get(audience);
          if (head !== undefined) known.set(audience, asFeedSeq(head));
        }
      }
      return known;
    },
    reaches: async (audience, seq) => {
      const { head, keptFrom } = await counterOf(audience);
      return seq <= head && seq + 1 >= keptFrom;
    },
    redact: async (subject) => {
      const rows = await redact.all({ subject });
      const audiences = [...new Set(rows.map(({ audience }) => audience))].sort();
      return { audiences, facts: rows.length };
    },
    countAbout: async (subject) => (await countAbout.first({ subject }))?.n ?? 0,
    countOf: async (audience) => (await countOf.first({ audience }))?.n ?? 0,
    drop: async (audience) => {
      const rows = await dropRows.change({ audience });
      await dropCounter.change({ audience });
      return rows;
    },
    forget: async (before, max) => {
      const gone = await removeOldest.all({ before, max });
      const highest = new Map<string, number>();
      for (const { audience, seq } of gone) {
        highest.set(audience, Math.max(seq, highest.get(audience) ?? 0));
      }
      for (const [audience, seq] of highest) await keepFrom.change({ audience, keptFrom: seq + 1 });
      return gone.length;
    },
  };
}
