import { assert } from '../../../../shared/kernel/assert.ts';
import type { VisitorId } from '../../../../shared/kernel/ids.ts';
import { TABS_PER_VISITOR_MAX } from '../../../../shared/protocol/limits.ts';
import type { Session } from '../../../domain/session/session.ts';
import type { Visitor } from '../../../domain/visitor/visitor.ts';
import type { Sessions } from '../../../ports/store/sessions.ts';
import type { Visitors } from '../../../ports/store/visitors.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import type { SessionCache } from './session-cache.ts';
import { slot } from './statement.ts';

/**
 * The signal path: what every signal of every page reads and writes. Who it is, how far the tab's
 * counter is, the session, one more act.
 */
export type HotVisitors = Pick<Visitors, 'find' | 'findBySecret' | 'marked' | 'mark'>;
export type HotSessions = Pick<Sessions, 'latest' | 'put' | 'append'>;

export function hotVisitors({ db, prepare }: Connection): HotVisitors {
  const find = prepare(
    db.selectFrom('visitor').select('document').where('visitor', '=', slot<string>('visitor')),
  );
  const findBySecret = prepare(
    db
      .selectFrom('visitor')
      .select('document')
      .where('shop', '=', slot<string>('shop'))
      .where('secret_hash', '=', slot<string>('secretHash')),
  );
  const tab = db
    .selectFrom('tab_mark')
    .where('visitor', '=', slot<string>('visitor'))
    .where('tab', '=', slot<string>('tab'));
  const marked = prepare(tab.select('n'));
  const raise = prepare(
    db
      .updateTable('tab_mark')
      .set((eb) => ({
        n: eb
          .case()
          .when('n', '<', slot<number>('n'))
          .then(slot<number>('n'))
          .else(eb.ref('n'))
          .end(),
        at: slot<number>('at'),
      }))
      .where('visitor', '=', slot<string>('visitor'))
      .where('tab', '=', slot<string>('tab')),
  );
  const insert = prepare(
    db.insertInto('tab_mark').values({
      visitor: slot<string>('visitor'),
      tab: slot<string>('tab'),
      n: slot<number>('n'),
      at: slot<number>('at'),
    }),
  );
  const newestTabs = prepare(
    db
      .selectFrom('tab_mark')
      .select('tab')
      .where('visitor', '=', slot<string>('visitor'))
      .orderBy('at', 'desc')
      .orderBy('tab', 'desc'),
  );
  const deleteTab = prepare(
    db
      .deleteFrom('tab_mark')
      .where('visitor', '=', slot<string>('visitor'))
      .where('tab', '=', slot<string>('tab')),
  );

  return {
    find: async (visitor) => openedOrNull<Visitor>(await find.first({ visitor })),
    findBySecret: async (shop, secretHash) =>
      openedOrNull<Visitor>(await findBySecret.first({ shop, secretHash })),
    marked: async (visitor, tabId) => (await marked.first({ visitor, tab: tabId }))?.n ?? 0,
    mark: async (visitor, tabId, n, at) => {
      if ((await raise.change({ visitor, tab: tabId, n, at })) > 0) return;
      await insert.change({ visitor, tab: tabId, n, at });
      const surplus = (await newestTabs.all({ visitor })).slice(TABS_PER_VISITOR_MAX);
      for (const row of surplus) await deleteTab.change({ visitor, tab: row.tab });
    },
  };
}

/** @param cache only for the connection that writes; null reads the database each time */
export function hotSessions({ db, prepare }: Connection, cache: SessionCache | null): HotSessions {
  const latest = prepare(
    db
      .selectFrom('session')
      .select(['version', 'document'])
      .where('visitor', '=', slot<string>('visitor'))
      .orderBy('started_at', 'desc')
      .orderBy('session', 'desc')
      .limit(1),
  );
  const upsert = prepare(
    db
      .insertInto('session')
      .values({
        session: slot<string>('session'),
        visitor: slot<string>('visitor'),
        started_at: slot<number>('startedAt'),
        last_at: slot<number>('lastAt'),
        ended_at: slot<number | null>('endedAt'),
        version: 1,
        document: slot<string>('document'),
      })
      .onConflict((conflict) =>
        conflict.column('session').doUpdateSet((eb) => ({
          visitor: slot<string>('visitor'),
          started_at: slot<number>('startedAt'),
          last_at: slot<number>('lastAt'),
          ended_at: slot<number | null>('endedAt'),
          version: eb('session.version', '+', 1),
          document: slot<string>('document'),
        })),
      ),
  );
  const update = prepare(
    db
      .updateTable('session')
      .set((eb) => ({
        last_at: slot<number>('lastAt'),
        ended_at: slot<number | null>('endedAt'),
        version: eb('version', '+', 1),
        document: slot<string>('document'),
      }))
      .where('session', '=', slot<string>('session'))
      .where('version', '=', slot<number>('version')),
  );
  const append = prepare(
    db.insertInto('act').values({
      session: slot<string>('session'),
      place: slot<number>('place'),
      visitor: slot<string>('visitor'),
      at: slot<number>('at'),
      observed: slot<string>('observed'),
    }),
  );

  async function putHeld(session: Session, version: number): Promise<void> {
    const { session: id, lastAt, endedAt } = session;
    const document = JSON.stringify(session);
    const changed = await update.change({ session: id, lastAt, endedAt, document, version });
    if (changed === 0) cache?.clear();
    assert(changed === 1, `session ${id} was written past the connection that holds it`);
    cache?.put(session.visitor, { session, version: version + 1 });
  }

  return {
    latest: async (visitor: VisitorId) => {
      const held = cache?.get(visitor);
      if (held !== undefined) return held.session;
      const row = await latest.first({ visitor });
      if (row === undefined) return null;
      const session = opened<Session>(row);
      cache?.put(visitor, { session, version: row.version });
      return session;
    },
    put: async (session) => {
      const held = cache?.get(session.visitor);
      if (held !== undefined && isSameVisit(held.session, session)) {
        return putHeld(session, held.version);
      }
      const { session: id, visitor, startedAt, lastAt, endedAt } = session;
      const document = JSON.stringify(session);
      await upsert.change({ session: id, visitor, startedAt, lastAt, endedAt, document });
      // It may be the latest now; the next question finds out.
      cache?.drop(visitor);
    },
    append: async ({ session, place, visitor, at, observed }) => {
      await append.change({ session, place, visitor, at, observed: JSON.stringify(observed) });
    },
  };
}

function isSameVisit(held: Session, session: Session): boolean {
  return held.session === session.session && held.startedAt === session.startedAt;
}
