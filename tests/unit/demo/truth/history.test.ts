import { beforeAll, describe, expect, it } from 'vitest';
import { type PastSession, pastSessions } from '../../../../demo/truth/past-sessions.ts';
import { willBuy } from '../../../../demo/truth/shopper.ts';
import type { Talk } from '../../../../demo/truth/talk.ts';
import { type Written, writeHistory } from '../../../../demo/truth/write-history.ts';
import {
  asId,
  type SessionId,
  type ShopId,
  type VisitorId,
} from '../../../../shared/kernel/ids.ts';
import {
  asDurationMs,
  asEpochMs,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
} from '../../../../shared/kernel/time.ts';
import { memoryStore } from '../../../../sidecar/adapters/store/memory.ts';
import { followLearned } from '../../../../sidecar/app/learning/follow-learned.ts';
import { learnShop } from '../../../../sidecar/app/learning/learn-shop.ts';
import { noteSignals } from '../../../../sidecar/app/session/note-signals.ts';
import type { Conversation } from '../../../../sidecar/domain/conversation/conversation.ts';
import {
  chanceOfEnd,
  chanceOfYes,
  FORESEEN_FROM,
} from '../../../../sidecar/domain/engagement/foresee.ts';
import { isExposure, type Offer, wasShown } from '../../../../sidecar/domain/engagement/offer.ts';
import type { Session } from '../../../../sidecar/domain/session/session.ts';
import type { Store } from '../../../../sidecar/ports/store.ts';
import { anAgent } from '../../../support/builders/agent.ts';
import { aMap, aPolicy } from '../../../support/builders/policy.ts';
import { aVisitor } from '../../../support/builders/visitor.ts';
import { visitorCaller } from '../../../support/desk.ts';
import { policyOf, testEnvironment } from '../../../support/environment.ts';
import { MONDAY_MORNING } from '../../../support/fake-clock.ts';
import { QUICK_TRAINER } from '../../../support/past-visits.ts';

const SHOP = asId<ShopId>('boots');
const TERMS = {
  sessions: 1_200,
  seed: 1,
  from: asEpochMs(MONDAY_MORNING - 14 * DAY_MS),
  to: MONDAY_MORNING,
};

/** How long it lasts from the agent's answer to the end of its wrap-up. */
function talkMsOf({ lines, endedAfterMs, wrappedUpAfterMs }: Talk): number {
  return lines.reduce((sum, { afterMs }) => sum + afterMs, 0) + endedAfterMs + wrappedUpAfterMs;
}

/** Every conversation that is kept. */
async function talksIn(store: Store): Promise<readonly Conversation[]> {
  const all: Conversation[] = [];
  for (;;) {
    const before = all.at(-1) ?? null;
    const page = await store.read((tx) => tx.conversations.search(null, null, before, 50));
    all.push(...page);
    if (page.length < 50) return all;
  }
}

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

  it('[DM11] a yes has its conversation, as long as it was drawn, in the visitor’s words; nobody is hired for it', async () => {
    const talks = new Map((await talksIn(store)).map((talk) => [String(talk.offer), talk]));
    const yes = offers.filter(({ state }) => state === 'accepted');
    expect(yes.length).toBeGreaterThan(50);
    expect([...talks.keys()].sort()).toEqual(yes.map(({ offer }) => String(offer)).sort());
    const names = new Map(past.map((one) => [`${one.who.name} ${one.startedAt}`, one]));
    for (const { offer, session, visitor, settledAt, conversation, engagedAt } of yes) {
      const talk = talks.get(offer);
      const visit = await store.read((tx) => tx.sessions.find(session));
      const plan = names.get(`${visitor} ${visit?.startedAt}`);
      if (talk === undefined || plan === undefined) throw new Error('every yes was drawn');
      const { acceptedAt, closedAt, state, visitor: whose } = talk;
      expect({ whose, state, openedAt: talk.openedAt }).toEqual({
        whose: visitor,
        state: 'closed',
        openedAt: settledAt,
      });
      expect([conversation, engagedAt]).toEqual([talk.conversation, acceptedAt]);
      expect((closedAt ?? 0) - (acceptedAt ?? 0)).toBe(talkMsOf(plan.talk));
      const lines = await store.read((tx) => tx.conversations.lines(talk.conversation, null, 50));
      const said = lines.flatMap(({ text }) => text ?? []);
      expect(said).toEqual(plan.talk.lines.map(({ text }) => text[plan.who.language]));
      expect(visit?.engagement.offer?.state).not.toBe('offered');
    }
    expect(await store.read((tx) => tx.agents.all())).toEqual([]);
  });

  it('[DM11, EN12, LF11] pacing starts with figures: how maps are answered, and how long people talk', async () => {
    const environment = testEnvironment({ store, trainer: QUICK_TRAINER });
    environment.clock.set(asEpochMs(MONDAY_MORNING + 2 * HOUR_MS));
    const stop = new AbortController().signal;
    await learnShop(environment, SHOP, { by: 'me', everyMs: asDurationMs(0), stop });
    await followLearned(environment).look(SHOP);
    const { talkMs, answeringOf } = environment.foresight.of(SHOP);
    const lengths = (await talksIn(store)).map(
      ({ acceptedAt, closedAt }) => (closedAt ?? 0) - (acceptedAt ?? 0),
    );
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(talkMs).toBeCloseTo(mean, 6);
    // One of four or so ends within a minute.
    expect(chanceOfEnd(talkMs, MINUTE_MS)).toBeGreaterThan(0.1);
    const maps = new Set(offers.filter(wasShown).map(({ actionMap }) => actionMap));
    const known = [...maps].filter((map) => answeringOf(map).offered >= FORESEEN_FROM);
    expect(known.length).toBeGreaterThan(0);
    const answering = answeringOf(known[0] ?? null);
    // Half of what is on a screen hardly counts: most are never accepted.
    const now = { ageMs: asDurationMs(0), answering };
    expect(chanceOfYes(now, MINUTE_MS)).toBeLessThan(0.5);
    expect(answering.meanDelayMs).toBeGreaterThan(3_000);
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
