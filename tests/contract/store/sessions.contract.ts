import { describe, expect, test } from 'vitest';
import { asId, type SessionId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import type { Act } from '../../../sidecar/domain/session/act.ts';
import type { Session } from '../../../sidecar/domain/session/session.ts';
import { anAct, aSession, filled, viewed } from '../../support/builders/session.ts';
import { at, eachWith, type OpenStore, OTHER_VISITOR, SESSION, upTo, VISITOR } from './kit.ts';

const id = (n: number): SessionId => asId<SessionId>(`session-${n}`);
const numbered = (n: number, but: Partial<Session> = {}): Session =>
  aSession({ session: id(n), startedAt: at(n), lastAt: at(n), ...but });

export function sessionsContract(open: OpenStore): void {
  describe('sessions', () => {
    const store = eachWith(open);
    const put = (...sessions: readonly Session[]) =>
      store().transact(async (tx) => {
        for (const session of sessions) await tx.sessions.put(session);
      });
    const append = (...acts: readonly Act[]) =>
      store().transact(async (tx) => {
        for (const act of acts) await tx.sessions.append(act);
      });
    const ids = (sessions: readonly Session[]) => sessions.map(({ session }) => session);

    test('[ST5] a session is found by id as last put', async () => {
      await put(numbered(1), numbered(1, { acts: 3, lastAt: at(9) }));
      expect(await store().read((tx) => tx.sessions.find(SESSION))).toEqual(
        numbered(1, { acts: 3, lastAt: at(9) }),
      );
      expect(await store().read((tx) => tx.sessions.find(id(2)))).toBeNull();
    });

    test('[ST5] the latest session is the one that started last, ended or not', async () => {
      const ended = numbered(2, { endedAt: at(3) });
      await put(ended, numbered(1, { lastAt: at(50) }), numbered(9, { visitor: OTHER_VISITOR }));
      expect(await store().read((tx) => tx.sessions.latest(VISITOR))).toEqual(ended);
      expect(await store().transact((tx) => tx.sessions.latest(VISITOR))).toEqual(ended);
      expect(await store().read((tx) => tx.sessions.latest(asId('nobody')))).toBeNull();
    });

    test('[ST5] of two that started together the higher id is the latest', async () => {
      await put(numbered(2, { startedAt: at(5) }), numbered(1, { startedAt: at(5) }));
      expect((await store().transact((tx) => tx.sessions.latest(VISITOR)))?.session).toBe(id(2));
    });

    test('[ST5] ended sessions of everybody come last ended first, in pages without a gap', async () => {
      const ended = (n: number, moment: number) => numbered(n, { endedAt: at(moment) });
      await put(ended(2, 5), ended(1, 9), numbered(6), ended(3, 5), ended(4, 5), {
        ...ended(5, 2),
        visitor: OTHER_VISITOR,
      });
      const pages: SessionId[] = [];
      let before: { readonly session: SessionId; readonly endedAt: EpochMs } | null = null;
      for (;;) {
        const from: typeof before = before;
        const page: readonly Session[] = await store().read((tx) => tx.sessions.ended(from, 2));
        pages.push(...ids(page));
        const last = page.at(-1);
        if (last === undefined || last.endedAt === null || page.length < 2) break;
        before = { session: last.session, endedAt: last.endedAt };
      }
      expect(pages).toEqual([id(1), id(4), id(3), id(2), id(5)]);
      const none = { session: asId<SessionId>('0'), endedAt: at(5) };
      expect(ids(await store().read((tx) => tx.sessions.ended(none, 9)))).toEqual([id(5)]);
    });

    test('[ST5] the latest follows every put, also within a request', async () => {
      await put(numbered(1));
      const seen = await store().transact(async (tx) => {
        const first = await tx.sessions.latest(VISITOR);
        await tx.sessions.put(numbered(1, { acts: 1 }));
        const second = await tx.sessions.latest(VISITOR);
        await tx.sessions.put(numbered(1, { acts: 2, endedAt: at(8) }));
        await tx.sessions.put(numbered(2));
        const third = await tx.sessions.latest(VISITOR);
        await tx.sessions.put(numbered(1, { acts: 3, endedAt: at(8) }));
        const fourth = await tx.sessions.latest(VISITOR);
        return [first?.acts, second?.acts, third?.session, fourth?.session];
      });
      expect(seen).toEqual([0, 1, id(2), id(2)]);
      expect((await store().read((tx) => tx.sessions.find(id(1))))?.acts).toBe(3);
    });

    test('[ST5] live sessions are those not ended and seen since, the newest first', async () => {
      await put(
        numbered(1, { lastAt: at(10) }),
        numbered(2, { lastAt: at(30) }),
        numbered(3, { lastAt: at(20) }),
        numbered(4, { lastAt: at(40), endedAt: at(41) }),
      );
      const live = await store().read((tx) => tx.sessions.live(at(20), 10));
      expect(ids(live)).toEqual([id(2), id(3)]);
      expect(ids(await store().read((tx) => tx.sessions.live(at(0), 2)))).toEqual([id(2), id(3)]);
    });

    test('[ST5] idle sessions are those not ended and last seen before, the oldest first', async () => {
      await put(
        numbered(1, { lastAt: at(30) }),
        numbered(2, { lastAt: at(10) }),
        numbered(3, { lastAt: at(20) }),
        numbered(4, { lastAt: at(5), endedAt: at(6) }),
      );
      const idle = await store().read((tx) => tx.sessions.idle(at(30), 10));
      expect(ids(idle)).toEqual([id(2), id(3)]);
      expect(ids(await store().read((tx) => tx.sessions.idle(at(30), 1)))).toEqual([id(2)]);
    });

    test('[ST5] the sessions of a visitor come newest first, at most so many', async () => {
      await put(numbered(1), numbered(3), numbered(2), numbered(4, { visitor: OTHER_VISITOR }));
      const sessions = await store().read((tx) => tx.sessions.ofVisitor(VISITOR, 2));
      expect(ids(sessions)).toEqual([id(3), id(2)]);
    });

    test('[ST5] acts come back whole, newest first, in pages without gap or repeat', async () => {
      const acts = [
        anAct(viewed('home'), { session: id(1), place: 1, at: at(1) }),
        anAct(viewed('product'), { session: id(1), place: 2, at: at(5) }),
        anAct(filled(), { session: id(1), place: 3, at: at(5) }),
        anAct(viewed('basket'), { session: id(2), place: 1, at: at(5) }),
        anAct(viewed('checkout'), { session: id(2), place: 2, at: at(9) }),
      ];
      const foreign = anAct(viewed('home'), { session: id(3), visitor: OTHER_VISITOR });
      await append(...acts, foreign);
      const seen: Act[] = [];
      for (;;) {
        const page = await store().read((tx) => tx.sessions.acts(VISITOR, seen.at(-1) ?? null, 2));
        if (page.length === 0) break;
        seen.push(...page);
      }
      expect(seen).toEqual(acts.toReversed());
    });

    test('[ST5] a place in a session is taken once', async () => {
      const act = anAct(viewed('home'), { place: 1 });
      await append(act);
      await expect(append(act)).rejects.toThrow();
      expect(await store().read((tx) => tx.sessions.acts(VISITOR, null, 9))).toHaveLength(1);
    });

    test('[ST6] old acts go, and sessions that have none left; at most so many rows', async () => {
      await put(numbered(1), numbered(2), numbered(3, { lastAt: at(500) }));
      await append(
        ...upTo(3).map((n) => anAct(viewed('home'), { session: id(1), place: n, at: at(n) })),
        anAct(viewed('home'), { session: id(3), place: 1, at: at(5) }),
        anAct(viewed('home'), { session: id(3), place: 2, at: at(400) }),
      );
      const forget = (max: number) => store().transact((tx) => tx.sessions.forget(at(100), max));
      expect(await forget(2)).toBe(2);
      expect(await store().read((tx) => tx.sessions.find(id(1)))).not.toBeNull();
      expect(await forget(100)).toBe(4);
      expect(await forget(100)).toBe(0);
      const left = await store().read((tx) => tx.sessions.ofVisitor(VISITOR, 9));
      expect(ids(left)).toEqual([id(3)]);
      const acts = await store().read((tx) => tx.sessions.acts(VISITOR, null, 9));
      expect(acts.map((act) => act.at)).toEqual([at(400)]);
    });

    test('[ST6] a forgotten session is not the latest any more', async () => {
      await put(numbered(1));
      await store().transact((tx) => tx.sessions.latest(VISITOR));
      await store().transact((tx) => tx.sessions.forget(at(100), 100));
      expect(await store().transact((tx) => tx.sessions.latest(VISITOR))).toBeNull();
    });
  });
}
