import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId, type OfferId } from '../../../../../shared/kernel/ids.ts';
import { asShare } from '../../../../../shared/kernel/measure.ts';
import { MINUTE_MS } from '../../../../../shared/kernel/time.ts';
import { BLOCK_JUDGED_EVERY_MS } from '../../../../../shared/protocol/limits.ts';
import type { Environment } from '../../../../../sidecar/app/context.ts';
import { acceptOffer } from '../../../../../sidecar/app/engagement/accept-offer.ts';
import { noteEngaged } from '../../../../../sidecar/app/engagement/engaged.ts';
import { expireOffers } from '../../../../../sidecar/app/engagement/expire-offers.ts';
import { makeOffer } from '../../../../../sidecar/app/engagement/make-offer.ts';
import { rejectOffer } from '../../../../../sidecar/app/engagement/reject-offer.ts';
import { withdrawOffers } from '../../../../../sidecar/app/engagement/withdraw-offers.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { setConsent } from '../../../../../sidecar/app/session/set-consent.ts';
import type { Observed } from '../../../../../sidecar/domain/session/act.ts';
import { anAgent } from '../../../../support/builders/agent.ts';
import { aMap, aPolicy } from '../../../../support/builders/policy.ts';
import { ordered, viewed } from '../../../../support/builders/session.ts';
import { policyOf, testEnvironment } from '../../../../support/environment.ts';
import { aVisit, factsOf, onShift, type Visit } from '../../../../support/visit.ts';

const coupon: Observed = { type: 'hesitation.noticed', page: 'page-1', hesitation: 'coupon-focus' };
const MAP = aMap({ hesitations: ['coupon-focus'] });
const message = asId<Parameters<typeof acceptOffer>[3]>('message-1');

function shopWith(but: Parameters<typeof aPolicy>[0] = {}) {
  return testEnvironment({ policy: policyOf(aPolicy({ actionMaps: [MAP], ...but })) });
}

async function hesitate(environment: Environment): Promise<Visit> {
  const visit = await aVisit(environment);
  await visit.send(viewed('checkout'), coupon);
  return visit;
}

async function offerOf(visit: Visit): Promise<OfferId> {
  const [offer] = await visit.offers();
  if (offer === undefined) throw new Error('no offer was stamped');
  return offer.offer;
}

const accept = async (environment: Environment, visit: Visit, conversation = 'talk-1') => {
  const offer = await offerOf(visit);
  return commit(environment, (work) =>
    acceptOffer(work, visit.who, { type: 'offer.accept', offer, conversation }, message),
  );
};

const reject = async (environment: Environment, visit: Visit) => {
  const offer = await offerOf(visit);
  return commit(environment, (work) =>
    rejectOffer(work, visit.who, { type: 'offer.reject', offer }, message),
  );
};

describe('qualifying', () => {
  it('[EN2] a hesitating visitor is offered a chat while somebody is free, and both sides hear it', async () => {
    const environment = shopWith();
    await onShift(environment, 1);
    const visit = await hesitate(environment);
    const [offer] = await visit.offers();
    expect(offer).toMatchObject({
      state: 'offered',
      actionMap: 'map-1',
      reasons: [{ kind: 'coupon-focus', count: 1 }],
      silence: null,
      offeredWithChance: 1,
      expiresAt: environment.clock.now() + MINUTE_MS,
    });
    expect(await visit.facts()).toEqual([
      {
        type: 'offer.shown',
        offer: offer?.offer,
        words: null,
        agentName: null,
        expiresAt: offer?.expiresAt,
      },
    ]);
    expect(await factsOf(environment, 'floor')).toMatchObject([
      { type: 'session.qualified', offer: offer?.offer, state: 'offered', silence: null },
    ]);
    expect(await visit.row()).toMatchObject({ offer: { state: 'offered' }, silence: null });
  });

  it.each([
    ['nobody is on shift', [], 'nobody-on-shift'],
    ['all offers that can be answered are open', [1], 'nobody-free'],
  ] as const)(
    '[EN8] when %s the qualification is blocked and says so',
    async (_name, capacities, silence) => {
      const environment = shopWith();
      await onShift(environment, ...capacities);
      if (capacities.length > 0) await hesitate(environment);
      const visit = await hesitate(environment);
      expect(await visit.offers()).toMatchObject([
        { state: 'blocked', silence: { kind: silence }, offeredWithChance: 0 },
      ]);
      expect(await visit.facts()).toEqual([]);
      expect(await visit.row()).toMatchObject({ silence: { kind: silence } });
    },
  );

  it('[EN10] a block becomes an offer under the same id once somebody is free', async () => {
    const environment = shopWith();
    const visit = await hesitate(environment);
    const blocked = await offerOf(visit);
    await visit.send(coupon);
    expect(await factsOf(environment, 'floor')).toHaveLength(1);
    await onShift(environment, 1);
    environment.clock.advance(BLOCK_JUDGED_EVERY_MS - 1);
    await visit.send(coupon);
    expect(await visit.offers()).toMatchObject([{ offer: blocked, state: 'blocked' }]);
    expect(await visit.row()).toMatchObject({ silence: { kind: 'nobody-on-shift' } });
    environment.clock.advance(1);
    await visit.send(coupon);
    expect(await visit.offers()).toMatchObject([
      { offer: blocked, state: 'offered', qualifiedAt: environment.clock.now() },
    ]);
    expect(await visit.facts()).toMatchObject([{ type: 'offer.shown', offer: blocked }]);
  });

  it('[EN2] a held-out session is never offered anything and is stamped like the others', async () => {
    const environment = shopWith({ holdoutShare: asShare(1) });
    const [agent] = await onShift(environment, 1);
    const visit = await hesitate(environment);
    await visit.send(coupon, coupon);
    expect(await visit.offers()).toMatchObject([
      { state: 'held-out', silence: { kind: 'held-out' }, reasons: [{ kind: 'coupon-focus' }] },
    ]);
    expect(await visit.facts()).toEqual([]);
    expect(await visit.row()).toMatchObject({ silence: { kind: 'held-out' } });
    const { session } = await visit.session();
    const byHand = await commit(environment, (work) =>
      makeOffer(work, agent ?? never(), { type: 'offer.make', session, offer: 'hand-1' }, message),
    );
    expect(byHand).toMatchObject({ kind: 'refused', refusal: 'not-allowed' });
  });

  it('[EN3] held-out sessions are scored like all others', async () => {
    const rows = [];
    for (const holdoutShare of [asShare(0), asShare(1)]) {
      const environment = shopWith({ holdoutShare });
      await onShift(environment, 1);
      const visit = await hesitate(environment);
      await visit.send(viewed('basket'), viewed('checkout'), coupon);
      const { score, direction, reasons, phase } = (await visit.row()) ?? {};
      rows.push({ score, direction, reasons, phase });
    }
    expect(rows[0]).toEqual(rows[1]);
  });

  it('[EN6] a session qualifies at most once per map', async () => {
    const environment = shopWith();
    await onShift(environment, 3);
    const visit = await hesitate(environment);
    environment.clock.advance(MINUTE_MS);
    await commit(environment, expireOffers);
    await visit.send(coupon, coupon);
    expect(await visit.offers()).toMatchObject([{ state: 'timed-out' }]);
    expect(await visit.row()).toMatchObject({ silence: { kind: 'capped' } });
  });

  it('[EN7] caps hold over tabs and sessions of one visitor', async () => {
    const caps = { ...aPolicy().caps, offersPerSession: 1, offersPerPeriod: 1 };
    const other = aMap({ actionMap: asId<ActionMapId>('map-2') });
    const environment = shopWith({ caps, actionMaps: [MAP, other] });
    await onShift(environment, 3);
    const visit = await hesitate(environment);
    environment.clock.advance(MINUTE_MS);
    await commit(environment, expireOffers);
    const tab = await aVisit(environment, { secret: visit.secret, tab: 'tab-2' });
    await tab.send(coupon);
    expect(await visit.row()).toMatchObject({ silence: { kind: 'capped' } });
    environment.clock.advance(40 * MINUTE_MS);
    await tab.send(viewed('checkout'), coupon);
    expect(await visit.row()).toMatchObject({ silence: { kind: 'capped' } });
    const states = (await visit.offers()).map(({ state }) => state);
    expect(states.filter((state) => state !== 'blocked')).toEqual(['timed-out']);
  });

  it('[EN6] whoever makes progress is left alone until they hesitate', async () => {
    const environment = shopWith({ actionMaps: [aMap({ hesitations: ['coupon-focus'] })] });
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(viewed('product'), coupon, viewed('checkout'));
    expect(await visit.row()).toMatchObject({ silence: { kind: 'score-rising' } });
    await visit.send(coupon);
    expect(await visit.row()).toMatchObject({ offer: { state: 'offered' } });
  });

  it('[EN5] after an order nothing more is offered, what is open goes, and the outcome is stamped', async () => {
    const environment = shopWith();
    await onShift(environment, 2);
    const visit = await hesitate(environment);
    environment.clock.advance(10);
    await visit.send(viewed('thank-you'), ordered(), coupon);
    expect(await visit.offers()).toMatchObject([
      { state: 'withdrawn', orderedAt: environment.clock.now() },
    ]);
    expect(await visit.facts()).toMatchObject([
      { type: 'offer.shown' },
      { type: 'offer.gone', state: 'withdrawn' },
    ]);
    expect(await visit.row()).toMatchObject({ phase: 'ordered', silence: { kind: 'ordered' } });
  });

  it('[MS2] a held-out session gets its outcome too', async () => {
    const environment = shopWith({ holdoutShare: asShare(1) });
    await onShift(environment, 1);
    const visit = await hesitate(environment);
    await visit.send(ordered());
    expect(await visit.offers()).toMatchObject([
      { state: 'held-out', orderedAt: environment.clock.now() },
    ]);
  });
});

describe('answering an offer', () => {
  it('[EN10] a yes becomes a conversation that knows its offer; a second tab joins it', async () => {
    const environment = shopWith();
    await onShift(environment, 1);
    const visit = await hesitate(environment);
    expect(await accept(environment, visit)).toMatchObject({ kind: 'done' });
    expect(await accept(environment, visit, 'talk-2')).toMatchObject({ kind: 'done' });
    const [offer] = await visit.offers();
    expect(offer).toMatchObject({ state: 'accepted', conversation: 'talk-1' });
    const open = await environment.store.read((tx) => tx.conversations.open());
    expect(open).toMatchObject([
      { conversation: 'talk-1', offer: offer?.offer, session: offer?.session },
    ]);
    expect(await visit.row()).toMatchObject({
      conversation: 'talk-1',
      offer: { state: 'accepted' },
      silence: { kind: 'already-talking' },
    });
    const types = (await visit.facts()).map(({ type }) => type);
    expect(types.filter((type) => type === 'offer.gone')).toHaveLength(1);
  });

  it('[EN2] nothing is offered to who is talking', async () => {
    const second = aMap({ actionMap: asId<ActionMapId>('map-2') });
    const environment = shopWith({ actionMaps: [MAP, second] });
    await onShift(environment, 5);
    const visit = await hesitate(environment);
    await accept(environment, visit);
    await visit.send(coupon);
    expect(await visit.offers()).toHaveLength(1);
    expect(await visit.row()).toMatchObject({ silence: { kind: 'already-talking' } });
  });

  it('[EN10] a yes after its time is refused with what to do instead', async () => {
    const environment = shopWith();
    await onShift(environment, 1);
    const visit = await hesitate(environment);
    environment.clock.advance(MINUTE_MS);
    expect(await accept(environment, visit)).toMatchObject({ kind: 'refused', refusal: 'expired' });
    expect(await environment.store.read((tx) => tx.conversations.open())).toEqual([]);
  });

  it('[EN10] an offer of somebody else does not exist', async () => {
    const environment = shopWith();
    await onShift(environment, 2);
    const visit = await hesitate(environment);
    const stranger = await aVisit(environment);
    const offer = await offerOf(visit);
    const command = { type: 'offer.accept', offer, conversation: 'talk-1' } as const;
    expect(
      await commit(environment, (work) => acceptOffer(work, stranger.who, command, message)),
    ).toMatchObject({ refusal: 'not-found' });
  });

  it('[EN7] after a no nothing more comes in this session, and a second no is no error', async () => {
    const second = aMap({ actionMap: asId<ActionMapId>('map-2') });
    const environment = shopWith({ actionMaps: [MAP, second] });
    await onShift(environment, 5);
    const visit = await hesitate(environment);
    expect(await reject(environment, visit)).toMatchObject({ kind: 'done' });
    expect(await reject(environment, visit)).toMatchObject({ kind: 'done' });
    await visit.send(coupon);
    const shown = (await visit.facts()).filter(({ type }) => type === 'offer.shown');
    expect(shown).toHaveLength(1);
    expect(await visit.row()).toMatchObject({ silence: { kind: 'declined-before' } });
  });

  it('[MS1] the engagement is the first answer of an agent', async () => {
    const environment = shopWith();
    await onShift(environment, 1);
    const visit = await hesitate(environment);
    const offer = await offerOf(visit);
    await commit(environment, (work) => noteEngaged(work, offer));
    expect(await visit.offers()).toMatchObject([{ engagedAt: null }]);
    await accept(environment, visit);
    await commit(environment, (work) => noteEngaged(work, offer));
    expect(await visit.offers()).toMatchObject([{ engagedAt: environment.clock.now() }]);
  });
});

describe('withdrawing', () => {
  it('[EN8] when room shrinks the newest offers go; when nobody is left, all', async () => {
    const environment = shopWith();
    await onShift(environment, 3);
    const visits: Visit[] = [];
    for (let n = 0; n < 3; n += 1) {
      environment.clock.advance(1);
      visits.push(await hesitate(environment));
    }
    const states = () =>
      Promise.all(visits.map(async (visit) => (await visit.offers()).map(({ state }) => state)));
    await commit(environment, ({ tx }) => tx.agents.put(anAgent({ capacity: 2 })));
    await commit(environment, withdrawOffers);
    expect(await states()).toEqual([['offered'], ['offered'], ['withdrawn']]);
    await commit(environment, ({ tx }) => tx.agents.put(anAgent({ chosen: 'away' })));
    await commit(environment, withdrawOffers);
    expect(await states()).toEqual([['withdrawn'], ['withdrawn'], ['withdrawn']]);
    expect(await visits[0]?.facts()).toMatchObject([
      {},
      { type: 'offer.gone', state: 'withdrawn' },
    ]);
  });

  it('[PV2] withdrawn consent takes the offer off the screen', async () => {
    const environment = shopWith();
    await onShift(environment, 1);
    const visit = await hesitate(environment);
    await commit(environment, (work) =>
      setConsent(work, visit.who, { type: 'consent.set', observe: false }, message),
    );
    expect(await visit.offers()).toMatchObject([{ state: 'withdrawn' }]);
    expect(await visit.row()).toBeUndefined();
  });
});

describe('offering by hand', () => {
  async function make(environment: Environment, visit: Visit, offer = 'hand-1') {
    const { session } = await visit.session();
    const who = { kind: 'agent', agent: anAgent().agent, role: 'agent' } as const;
    return commit(environment, (work) =>
      makeOffer(work, who, { type: 'offer.make', session, offer }, message),
    );
  }

  it('[EN2] an agent may offer what no map calls for, once under one id', async () => {
    const environment = shopWith({ actionMaps: [] });
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    expect(await make(environment, visit)).toMatchObject({ kind: 'done' });
    expect(await make(environment, visit)).toMatchObject({ kind: 'done' });
    expect(await visit.offers()).toMatchObject([
      { state: 'offered', actionMap: null, by: 'agent-1', reasons: [{ kind: 'by-hand' }] },
    ]);
    expect(await visit.facts()).toMatchObject([{ type: 'offer.shown', agentName: 'Anna' }]);
    expect(await visit.row()).toMatchObject({ offer: { state: 'offered' }, silence: null });
  });

  it('[EN2] it is refused with a sentence where a map would be silent', async () => {
    const environment = shopWith({ actionMaps: [] });
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    const refusal = (kind: string) => ({
      kind: 'refused',
      refusal: kind,
      sentence: expect.any(String),
    });
    expect(await make(environment, visit)).toEqual(refusal('at-capacity'));
    await onShift(environment, 2);
    expect(await make(environment, visit)).toMatchObject({ kind: 'done' });
    expect(await make(environment, visit, 'hand-2')).toEqual(refusal('wrong-state'));
    await reject(environment, visit);
    expect(await make(environment, visit, 'hand-3')).toEqual(refusal('not-allowed'));
    const talker = await aVisit(environment);
    await talker.send(viewed('home'));
    await make(environment, talker, 'hand-4');
    await accept(environment, talker, 'talk-9');
    expect(await make(environment, talker, 'hand-5')).toEqual(refusal('wrong-state'));
    const buyer = await aVisit(environment);
    await buyer.send(ordered());
    expect(await make(environment, buyer, 'hand-6')).toEqual(refusal('wrong-state'));
  });
});

function never(): never {
  throw new Error('there is an agent');
}
