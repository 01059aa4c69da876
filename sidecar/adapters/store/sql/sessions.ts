import { asId, type SessionId, type VisitorId } from '../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../shared/kernel/time.ts';
import type { Act } from '../../../domain/session/act.ts';
import type { Session } from '../../../domain/session/session.ts';
import type { Sessions } from '../../../ports/store/sessions.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { hotSessions } from './hot.ts';
import type { SessionCache } from './session-cache.ts';
import { slot } from './statement.ts';

export function sqlSessions(connection: Connection, cache: SessionCache | null): Sessions {
  const { db, prepare } = connection;
  const document = db.selectFrom('session').select('document');
  const find = prepare(document.where('session', '=', slot<string>('session')));
  const live = prepare(
    document
      .where('ended_at', 'is', null)
      .where('last_at', '>=', slot<number>('since'))
      .orderBy('last_at', 'desc')
      .orderBy('session', 'desc')
      .limit(slot<number>('max')),
  );
  const idle = prepare(
    document
      .where('ended_at', 'is', null)
      .where('last_at', '<', slot<number>('before'))
      .orderBy('last_at')
      .orderBy('session')
      .limit(slot<number>('max')),
  );
  const endedFirst = document
    .where('ended_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .orderBy('session', 'desc')
    .limit(slot<number>('max'));
  const lastEnded = prepare(endedFirst);
  const endedBefore = prepare(
    endedFirst.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('ended_at', 'session'),
        '<',
        tuple(slot<number>('endedAt'), slot<string>('session')),
      ),
    ),
  );
  const ofVisitor = prepare(
    document
      .where('visitor', '=', slot<string>('visitor'))
      .orderBy('started_at', 'desc')
      .orderBy('session', 'desc')
      .limit(slot<number>('max')),
  );
  const ofVisitorAfter = prepare(
    document
      .where('visitor', '=', slot<string>('visitor'))
      .where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('started_at', 'session'),
          '<',
          tuple(slot<number>('startedAt'), slot<string>('session')),
        ),
      )
      .orderBy('started_at', 'desc')
      .orderBy('session', 'desc')
      .limit(slot<number>('max')),
  );
  const ofSession = prepare(
    db
      .selectFrom('act')
      .selectAll()
      .where('session', '=', slot<string>('session'))
      .where('place', '>', slot<number>('after'))
      .orderBy('place')
      .limit(slot<number>('max')),
  );
  const countSessions = prepare(
    db
      .selectFrom('session')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('visitor', '=', slot<string>('visitor')),
  );
  const countActs = prepare(
    db
      .selectFrom('act')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('visitor', '=', slot<string>('visitor')),
  );
  const removeActs = prepare(db.deleteFrom('act').where('session', '=', slot<string>('session')));
  const remove = prepare(db.deleteFrom('session').where('session', '=', slot<string>('session')));
  const actsOf = db
    .selectFrom('act')
    .selectAll()
    .where('visitor', '=', slot<string>('visitor'))
    .orderBy('at', 'desc')
    .orderBy('session', 'desc')
    .orderBy('place', 'desc')
    .limit(slot<number>('max'));
  const newestActs = prepare(actsOf);
  const actsBefore = prepare(
    actsOf.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('at', 'session', 'place'),
        '<',
        tuple(slot<number>('at'), slot<string>('session'), slot<number>('place')),
      ),
    ),
  );
  const forgetActs = prepare(
    db
      .deleteFrom('act')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('session', 'place'),
          'in',
          selectFrom('act as old')
            .select(['old.session', 'old.place'])
            .where('old.at', '<', slot<number>('before'))
            .orderBy('old.at')
            .limit(slot<number>('max'))
            .$asTuple('session', 'place'),
        ),
      ),
  );
  const forgetSessions = prepare(
    db.deleteFrom('session').where('session', 'in', (eb) =>
      eb
        .selectFrom('session as old')
        .select('old.session')
        .where('old.last_at', '<', slot<number>('before'))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('act').select('act.place').whereRef('act.session', '=', 'old.session'),
            ),
          ),
        )
        .orderBy('old.last_at')
        .limit(slot<number>('max')),
    ),
  );

  return {
    ...hotSessions(connection, cache),
    find: async (session) => openedOrNull<Session>(await find.first({ session })),
    live: async (since, max) => (await live.all({ since, max })).map(opened<Session>),
    idle: async (before, max) => (await idle.all({ before, max })).map(opened<Session>),
    ended: async (before, max) => {
      const rows =
        before === null
          ? await lastEnded.all({ max })
          : await endedBefore.all({ endedAt: before.endedAt, session: before.session, max });
      return rows.map(opened<Session>);
    },
    ofVisitor: async (visitor, max) => (await ofVisitor.all({ visitor, max })).map(opened<Session>),
    ofVisitorAfter: async (visitor, { startedAt, session }, max) =>
      (await ofVisitorAfter.all({ visitor, startedAt, session, max })).map(opened<Session>),
    actsOf: async (session, after, max) =>
      (await ofSession.all({ session, after, max })).map(actOf),
    count: async (visitor) => ({
      sessions: (await countSessions.first({ visitor }))?.n ?? 0,
      acts: (await countActs.first({ visitor }))?.n ?? 0,
    }),
    erase: async ({ session, visitor }) => {
      cache?.drop(visitor);
      return (await removeActs.change({ session })) + (await remove.change({ session }));
    },
    acts: async (visitor, before, max) => {
      const rows =
        before === null
          ? await newestActs.all({ visitor, max })
          : await actsBefore.all({ visitor, ...before, max });
      return rows.map(actOf);
    },
    forget: async (before, max) => {
      const acts = await forgetActs.change({ before, max });
      const sessions = await forgetSessions.change({ before, max: max - acts });
      if (sessions > 0) cache?.clear();
      return acts + sessions;
    },
  };
}

interface ActRow {
  readonly session: string;
  readonly place: number;
  readonly visitor: string;
  readonly at: number;
  readonly observed: string;
}

function actOf({ session, place, visitor, at, observed }: ActRow): Act {
  return {
    session: asId<SessionId>(session),
    visitor: asId<VisitorId>(visitor),
    place,
    at: asEpochMs(at),
    observed: JSON.parse(observed),
  };
}
