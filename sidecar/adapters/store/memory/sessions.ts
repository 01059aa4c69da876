import { assert } from '../../../../shared/kernel/assert.ts';
import type { Act } from '../../../domain/session/act.ts';
import type { Session } from '../../../domain/session/session.ts';
import type { Sessions } from '../../../ports/store/sessions.ts';
import { by, forgetOldest, type Journal, table } from './table.ts';

type ActPlace = Pick<Act, 'at' | 'session' | 'place'>;

const actKey = ({ session, place }: Pick<Act, 'session' | 'place'>): string =>
  `${session} ${String(place).padStart(9, '0')}`;
const started = by<Pick<Session, 'session' | 'startedAt'>>(
  [(row) => row.startedAt, (row) => row.session],
  -1,
);
const seenNewest = by<Session>([(row) => row.lastAt, (row) => row.session], -1);
const seenOldest = by<Session>([(row) => row.lastAt, (row) => row.session]);
const actNewest = by<ActPlace>([(row) => row.at, (row) => row.session, (row) => row.place], -1);

export function memorySessions(journal: Journal): Sessions {
  const sessions = table<Session>(journal, {
    key: (row) => row.session,
    groups: {
      visitor: (row) => row.visitor,
      live: (row) => (row.endedAt === null ? 'yes' : null),
    },
  });
  const acts = table<Act>(journal, {
    key: actKey,
    groups: { visitor: (row) => row.visitor, session: (row) => row.session },
  });

  return {
    find: async (session) => sessions.get(session) ?? null,
    latest: async (visitor) => [...sessions.in('visitor', visitor)].sort(started)[0] ?? null,
    put: async (session) => sessions.put(session),
    append: async (act) => {
      assert(acts.get(actKey(act)) === undefined, `place ${act.place} of the session is taken`);
      acts.put(act);
    },
    live: async (since, max) =>
      sessions
        .in('live', 'yes')
        .filter((row) => row.lastAt >= since)
        .sort(seenNewest)
        .slice(0, max),
    idle: async (before, max) =>
      sessions
        .in('live', 'yes')
        .filter((row) => row.lastAt < before)
        .sort(seenOldest)
        .slice(0, max),
    ended: async (before, max) =>
      sessions
        .all()
        .flatMap((row) => (row.endedAt === null ? [] : [{ row, endedAt: row.endedAt }]))
        .filter(
          ({ row, endedAt }) =>
            before === null ||
            endedAt < before.endedAt ||
            (endedAt === before.endedAt && row.session < before.session),
        )
        .sort((a, b) => b.endedAt - a.endedAt || (a.row.session < b.row.session ? 1 : -1))
        .slice(0, max)
        .map(({ row }) => row),
    ofVisitor: async (visitor, max) =>
      [...sessions.in('visitor', visitor)].sort(started).slice(0, max),
    ofVisitorAfter: async (visitor, after, max) =>
      sessions
        .in('visitor', visitor)
        .filter((row) => started(after, row) < 0)
        .sort(started)
        .slice(0, max),
    actsOf: async (session, after, max) =>
      acts
        .in('session', session)
        .filter((row) => row.place > after)
        .sort(by([(row) => row.place]))
        .slice(0, max),
    count: async (visitor) => ({
      sessions: sessions.in('visitor', visitor).length,
      acts: acts.in('visitor', visitor).length,
    }),
    erase: async ({ session }) => {
      const own = acts.in('session', session);
      for (const row of own) acts.delete(actKey(row));
      const isKnown = sessions.get(session) !== undefined;
      sessions.delete(session);
      return own.length + (isKnown ? 1 : 0);
    },
    acts: async (visitor, before, max) =>
      acts
        .in('visitor', visitor)
        .filter((row) => before === null || actNewest(before, row) < 0)
        .sort(actNewest)
        .slice(0, max),
    forget: async (before, max) => {
      const gone = forgetOldest(acts, actKey, (row) => row.at, before, max);
      return (
        gone +
        forgetOldest(
          sessions,
          (row) => row.session,
          (row) => row.lastAt,
          before,
          max - gone,
          (row) => acts.in('session', row.session).length === 0,
        )
      );
    },
  };
}
