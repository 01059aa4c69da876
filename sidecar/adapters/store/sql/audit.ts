import type { Audit, AuditEntry } from '../../../ports/store/audit.ts';
import type { Connection } from './connection.ts';
import { opened } from './document.ts';
import { slot } from './statement.ts';

export function sqlAudit({ db, prepare }: Connection): Audit {
  const add = prepare(
    db
      .insertInto('audit')
      .columns(['n', 'at', 'about', 'document'])
      .expression((eb) =>
        eb
          .selectFrom('audit')
          .select(({ fn, eb: on }) => [
            on(fn.coalesce(fn.max('n'), on.lit(0)), '+', 1).as('n'),
            slot<number>('at').as('at'),
            slot<string>('about').as('about'),
            slot<string>('document').as('document'),
          ]),
      ),
  );
  const newest = prepare(
    db.selectFrom('audit').select('document').orderBy('n', 'desc').limit(slot<number>('max')),
  );
  const about = prepare(
    db
      .selectFrom('audit')
      .select(['n', 'document'])
      .where('about', '=', slot<string>('about'))
      .where('n', '>', slot<number>('after'))
      .orderBy('n')
      .limit(slot<number>('max')),
  );
  const forget = prepare(
    db
      .deleteFrom('audit')
      .where('n', 'in', (eb) =>
        eb
          .selectFrom('audit as old')
          .select('old.n')
          .where('old.at', '<', slot<number>('before'))
          .orderBy('old.at')
          .orderBy('old.n')
          .limit(slot<number>('max')),
      ),
  );

  return {
    add: async (entry) => {
      await add.change({ at: entry.at, about: entry.about, document: JSON.stringify(entry) });
    },
    newest: async (max) => (await newest.all({ max })).map(opened<AuditEntry>),
    about: async (whom, after, max) =>
      (await about.all({ about: whom, after, max })).map((row) => ({
        ...opened<AuditEntry>(row),
        place: row.n,
      })),
    forget: (before, max) => forget.change({ before, max }),
  };
}
