import { beforeAll, describe, expect, it } from 'vitest';
import { type PastSession, pastSessions } from '../../../../demo/truth/past-sessions.ts';
import { willBuy } from '../../../../demo/truth/shopper.ts';
import { type Written, writeHistory } from '../../../../demo/truth/write-history.ts';
import {
  asId,
  type SessionId,
  type ShopId,
  type VisitorId,
} from '../../../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS } from '../../../../shared/kernel/time.ts';
import { memoryStore } from '../../../../sidecar/adapters/store/memory.ts';
import { noteSignals } from '../../../../sidecar/app/session/note-signals.ts';
import { isExposure, type Offer, wasShown } from '../../../../sidecar/domain/engagement/offer.ts';
import type { Session } from '../../../../sidecar/domain/session/session.ts';
import { anAgent } from '../../../support/builders/agent.ts';
import { aMap, aPolicy } from '../../../support/builders/policy.ts';
import { aVisitor } from '../../../support/builders/visitor.ts';
import { visitorCaller } from '../../../support/desk.ts';
import { policyOf, testEnvironment } from '../../../support/environment.ts';
import { MONDAY_MORNING } from '../../../support/fake-clock.ts';

const SHOP = asId<ShopId>('boots');
const TERMS = {
  sessions: 1_200,
  seed: 1,
  from: asEpochMs(MONDAY_MORNING - 14 * DAY_MS),
  to: MONDAY_MORNING,
};

describe('a written history', () => {
  const store = memoryStore();
  const past = [...pastSessions(TERMS)];
  let written: Written;
  let offers: readonly Offer[];

  beforeAll(async () => {
    written = await writeHistory(store, { ...TERMS, shop: SHOP });
    offers = await store.read((tx) => tx.offers.since(asEpochMs(0)));
  });

  /** Its session, by the visitor and the moment it began. */
  const kept = ({ who, startedAt }: PastSession): Promise<Session | undefined> =>
    store.read(async (tx) =>
      (await tx.sessions.ofVisitor(asId<VisitorId>(who.name), 50)).find(
        (session) => session.startedAt === startedAt,
      ),
    );

  it('[DM11] keeps every visitor with their consent and every session, ended, with all its acts in order', async () => {
    let acts = 0;
    for (const one of past) {
      const session = await kept(one);
      expect(session?.endedAt).not.toBeNull();
      if (session === undefined) continue;
      acts += session.acts;
      const told = await store.read((tx) => tx.sessions.actsOf(session.session, 0, 5_000));
      expect(told.map(({ place }) => place)).toEqual(told.map((_, at) => at + 1));
      expect(told.length).toBe(session.acts);
      const ordered = session.journey.orderedAt !== null;
      const all = ordered ? [...one.walked, ...one.paid] : one.walked;
      expect(told.map(({ at, observed }) => ({ at, observed }))).toEqual(all);
    }
    expect(written.acts).toBe(acts);
    expect(written.sessions).toBe(past.length);
    const names = new Set(past.map(({ who }) => who.name));
    expect(written.visitors).toBe(names.size);
    for (const name of names) {
      const visitor = await store.read((tx) => tx.visitors.find(asId<VisitorId>(name)));
      expect(visitor?.observe).toBe(true);
      expect(visitor?.sessions).toBe(past.filter(({ who }) => who.name === name).length);
    }
  });

  it('[DM11] stamps both arms in their share, and what is said of it is what is kept', () => {
    const stamped = offers.filter(isExposure);
    const heldOut = stamped.filter((offer) => !wasShown(offer));
    const ordered = (some: readonly Offer[]) => some.filter(({ orderedAt }) => orderedAt !== null);
    expect(written.heldOut).toEqual({ sessions: heldOut.length, orders: ordered(heldOut).length });
    expect(written.offered.sessions).toBe(stamped.length - heldOut.length);
    expect(written.offered.orders).toBe(ordered(stamped.filter(wasShown)).length);
    const error = Math.sqrt((0.1 * 0.9) / stamped.length);
    expect(Math.abs(heldOut.length / stamped.length - 0.1)).toBeLessThan(4 * error);
    expect(stamped.length).toBeGreaterThan(past.length / 4);
    const states = new Set(stamped.map(({ state }) => state));
    expect([...states].sort()).toEqual([
      'accepted',
      'held-out',
      'rejected',
      'timed-out',
      'withdrawn',
    ]);
    expect(
      stamped.every(({ decided, stood }) => decided !== undefined && stood !== undefined),
    ).toBe(true);
  });

  it('[DM11] an offer changes an order when it comes on the walk, by what is known, and nothing else does', async () => {
    let [both, truth] = [0, 0];
    for (const one of past) {
      const session = await kept(one);
      if (session === undefined) throw new Error('every session is kept');
      const walkedUntil = one.walked.at(-1)?.at ?? 0;
      const own = offers.filter((offer) => offer.session === session.session && isExposure(offer));
      const onWalk = own.filter(({ qualifiedAt }) => qualifiedAt <= walkedUntil);
      expect(session.journey.orderedAt !== null).toBe(willBuy(one, onWalk.some(wasShown)));
      both += Math.min(1, own.length);
      if (onWalk.length > 0) truth += Number(willBuy(one, true)) - Number(willBuy(one, false));
    }
    expect(written.effect).toBeCloseTo(truth / both, 12);
    expect(written.effect).toBeGreaterThan(0.02);
  });

  it('[DM11] most orders are confirmed by the shop, in both arms alike, and none that was not placed', async () => {
    for (const one of past) {
      const order = await store.read((tx) => tx.offers.findOrder(SHOP, `order-${one.name}`));
      const session = await kept(one);
      const isOrdered = session?.journey.orderedAt !== null;
      expect(order === null).toBe(!isOrdered);
      if (order !== null) expect(order.confirmedAt !== null).toBe(one.isConfirmed);
    }
    expect(written.confirmed / written.orders).toBeGreaterThan(0.9);
    expect(written.confirmed).toBeLessThan(written.orders);
    const unsaid = offers.filter(
      ({ orderedAt, confirmedAt }) => orderedAt !== null && !confirmedAt,
    );
    expect(unsaid.length).toBeGreaterThan(0);
  });
});

it('[DM11] what is kept is what the same signals leave behind when they come over the wire', async () => {
  const policy = aPolicy({ actionMaps: [aMap({ hesitations: ['exit-intent', 'repeat-view'] })] });
  const terms = { ...TERMS, sessions: 80 };
  const written = memoryStore();
  await writeHistory(written, { ...terms, shop: SHOP, policy });
  const environment = testEnvironment({ policy: policyOf(policy) });
  await environment.store.transact((tx) =>
    tx.agents.put(anAgent({ agent: asId('somebody'), capacity: 1_000 })),
  );
  let stamps = 0;
  const seen = new Set<string>();
  for (const past of pastSessions(terms)) {
    if (seen.has(past.who.name)) continue;
    seen.add(past.who.name);
    const visitor = asId<VisitorId>(past.who.name);
    const { device, language } = past.who;
    const known = await written.read((tx) => tx.visitors.find(visitor));
    await environment.store.transact((tx) => tx.visitors.put(aVisitor({ ...known, sessions: 0 })));
    const caller = { ...visitorCaller(past.who.name), language, device };
    for (const [n, { at, observed }] of past.walked.entries()) {
      environment.clock.set(at);
      await noteSignals(environment, caller, [{ n: n + 1, at, body: observed }]);
    }
    const [ours, theirs] = await Promise.all(
      [written, environment.store].map((store) =>
        store.read(async (tx) => {
          const [session] = (await tx.sessions.ofVisitor(visitor, 50)).slice(-1);
          const stamped = await tx.offers.ofSession(session?.session ?? asId<SessionId>('none'));
          return { session, stamped: stamped[0] };
        }),
      ),
    );
    if (past.paid.length === 0) {
      expect(ours?.session?.journey).toEqual(theirs?.session?.journey);
      expect(ours?.session?.tally).toEqual(theirs?.session?.tally);
      expect(ours?.session?.who).toEqual(theirs?.session?.who);
    }
    const first = theirs?.stamped;
    if (first === undefined) continue;
    stamps += 1;
    const { qualifiedAt, actionMap, reasons, stood, decided, offeredWithChance } = first;
    expect(ours?.stamped).toMatchObject({ qualifiedAt, actionMap, reasons, stood });
    expect(ours?.stamped).toMatchObject({ offeredWithChance });
    expect(ours?.stamped?.decided).toEqual(decided);
  }
  expect(stamps).toBeGreaterThan(15);
});
