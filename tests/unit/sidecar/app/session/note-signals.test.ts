import { describe, expect, it } from 'vitest';
import {
  ACTS_PER_SESSION_MAX,
  PAST_MAX_MS,
  SESSION_IDLE_MAX_MS,
} from '../../../../../shared/protocol/limits.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { noteSignals } from '../../../../../sidecar/app/session/note-signals.ts';
import type { LiveMessage } from '../../../../../sidecar/ports/bus.ts';
import { filled, looked, viewed } from '../../../../support/builders/session.ts';
import { testEnvironment } from '../../../../support/environment.ts';
import { aVisit } from '../../../../support/visit.ts';

const at = 0;

describe('noting signals', () => {
  it('[SE2] a batch becomes acts in order of arrival and the mark is its last counter', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    expect(await visit.send(viewed('home'), viewed('product'), looked('p1'))).toBe(3);
    const acts = await environment.store.read((tx) =>
      tx.sessions.acts(visit.who.visitor, null, 10),
    );
    expect(acts.map(({ place, observed }) => [place, observed.type])).toEqual([
      [3, 'product.viewed'],
      [2, 'page.viewed'],
      [1, 'page.viewed'],
    ]);
    expect(await visit.session()).toMatchObject({ acts: 3, journey: { phase: 'product' } });
  });

  it('[FD3] the same signal of a tab counts once, within a batch and over batches', async () => {
    const environment = testEnvironment();
    const { who } = await aVisit(environment);
    const one = { n: 1, at, body: viewed('home') };
    const two = { n: 2, at, body: viewed('basket') };
    expect(await noteSignals(environment, who, [one, one, two, one])).toBe(2);
    expect(await noteSignals(environment, who, [one, two])).toBe(2);
    const session = await environment.store.read((tx) => tx.sessions.latest(who.visitor));
    expect(session?.acts).toBe(2);
  });

  it('[LF1] a session from before tallies were kept begins one with its next signal', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    await commit(environment, async ({ tx }) => {
      const session = await tx.sessions.latest(visit.who.visitor);
      if (session === null) throw new Error('there is a session');
      const { tally: _, who: __, ...old } = session;
      await tx.sessions.put(old);
    });
    await visit.send(viewed('product'));
    const after = await visit.session();
    expect(after?.tally?.views).toEqual({ product: 1 });
    expect(after?.journey.pageviews).toBe(2);
    expect(after?.who).toEqual({ device: null, sessionsBefore: 0, customerValue: null });
  });

  it('[FD3] each tab has a mark of its own, all tabs share the session', async () => {
    const environment = testEnvironment();
    const first = await aVisit(environment);
    const second = await aVisit(environment, { secret: first.secret, tab: 'tab-2' });
    expect(await first.send(viewed('home'))).toBe(1);
    expect(await second.send(viewed('home'))).toBe(1);
    expect(await second.session()).toMatchObject({ acts: 2 });
  });

  it('[PV1] without observe everything is acknowledged and nothing is stored', async () => {
    const environment = testEnvironment();
    const { who, send } = await aVisit(environment, { observe: false });
    expect(await send(viewed('home'), filled())).toBe(2);
    const stored = await environment.store.read(async (tx) => [
      await tx.sessions.latest(who.visitor),
      await tx.sessions.acts(who.visitor, null, 10),
      await tx.visitors.marked(who.visitor, who.tab),
    ]);
    expect(stored).toEqual([null, [], 0]);
  });

  it('[SE1] a signal after 30 idle minutes begins a new session and ends the one before', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    const first = await visit.session();
    environment.clock.advance(SESSION_IDLE_MAX_MS);
    await visit.send(viewed('home'));
    expect(await visit.session()).toMatchObject({ session: first.session, acts: 2 });
    environment.clock.advance(SESSION_IDLE_MAX_MS + 1);
    await visit.send(viewed('home'));
    expect(await visit.session()).toMatchObject({ acts: 1 });
    const [, ended] = await environment.store.read((tx) =>
      tx.sessions.ofVisitor(visit.who.visitor, 5),
    );
    expect(ended?.endedAt).toBe((ended?.lastAt ?? 0) + SESSION_IDLE_MAX_MS);
    expect((await visit.row())?.isReturning).toBe(true);
  });

  it('[SE2] moments are clamped: a wrong clock neither ends nor begins a session', async () => {
    const environment = testEnvironment();
    const { who, session } = await aVisit(environment);
    const now = environment.clock.now();
    await noteSignals(environment, who, [
      { n: 1, at: 0, body: viewed('home') },
      { n: 2, at: now + 9_999_999, body: viewed('home') },
      { n: 3, at: now - 5, body: viewed('home') },
    ]);
    const acts = await environment.store.read((tx) => tx.sessions.acts(who.visitor, null, 10));
    expect(acts.map((act) => act.at).sort()).toEqual([now - PAST_MAX_MS, now - 5, now].sort());
    expect(await session()).toMatchObject({ lastAt: now, acts: 3 });
  });

  it('[SE5] beyond the bound of a session signals are acknowledged and dropped', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    const full = { ...(await visit.session()), acts: ACTS_PER_SESSION_MAX - 1 };
    await commit(environment, ({ tx }) => tx.sessions.put(full));
    expect(await visit.send(viewed('home'), viewed('basket'))).toBe(3);
    const session = await visit.session();
    expect([session.acts, session.journey.place.pageType]).toEqual([ACTS_PER_SESSION_MAX, 'home']);
  });

  it('[SE3] the floor hears of every batch and of the session that made room', async () => {
    const environment = testEnvironment();
    const pulses: LiveMessage[] = [];
    environment.bus.onLive((message) => pulses.push(message));
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    const { session } = await visit.session();
    environment.clock.advance(SESSION_IDLE_MAX_MS + 1);
    await visit.send(viewed('basket'));
    await expect.poll(() => pulses.length).toBe(3);
    expect(pulses.map(({ body }) => body)).toMatchObject([
      { rows: [{ session, place: { pageType: 'home' } }], gone: [] },
      { rows: [], gone: [session] },
      { rows: [{ place: { pageType: 'basket' } }], gone: [] },
    ]);
  });
});
