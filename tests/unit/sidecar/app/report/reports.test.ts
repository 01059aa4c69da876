import { describe, expect, it } from 'vitest';
import {
  asId,
  type MessageId,
  type OfferId,
  type VisitorId,
} from '../../../../../shared/kernel/ids.ts';
import { asShare } from '../../../../../shared/kernel/measure.ts';
import {
  AWAY_AFTER_MS,
  FLOOR_GONE_AFTER_MS,
  JOURNEY_PAGE_MAX,
  SESSION_IDLE_MAX_MS,
} from '../../../../../shared/protocol/limits.ts';
import type { FloorRow } from '../../../../../shared/protocol/messages/floor.ts';
import type { JourneyAct } from '../../../../../shared/protocol/messages/report.ts';
import type { AgentCaller, Environment } from '../../../../../sidecar/app/context.ts';
import { openConversation } from '../../../../../sidecar/app/conversation/open.ts';
import { passTime } from '../../../../../sidecar/app/pass-time.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { answerQuestion } from '../../../../../sidecar/app/questions.ts';
import { wholeFloor } from '../../../../../sidecar/app/report/floor.ts';
import { byNeed } from '../../../../../sidecar/app/report/need.ts';
import { noteAway } from '../../../../../sidecar/app/session/note-away.ts';
import type { Observed } from '../../../../../sidecar/domain/session/act.ts';
import type { LiveMessage } from '../../../../../sidecar/ports/bus.ts';
import { anOffer } from '../../../../support/builders/offer.ts';
import { aMap, aPolicy } from '../../../../support/builders/policy.ts';
import { filled, looked, ordered, viewed } from '../../../../support/builders/session.ts';
import { policyOf, testEnvironment } from '../../../../support/environment.ts';
import { aVisit, onShift, type Visit } from '../../../../support/visit.ts';

const AGENT: AgentCaller = { kind: 'agent', agent: asId('agent-1'), role: 'agent' };
const ID = asId<MessageId>('question-1');
const coupon: Observed = { type: 'hesitation.noticed', page: 'page-1', hesitation: 'coupon-focus' };
const gone = (page: string): Observed => ({ type: 'page.left', page, visibleMs: 1_000 });

describe('floor', () => {
  it('[SE3] a row says what was done, how far it came and why somebody may be needed', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    await visit.send(viewed('product'), looked('p1'), filled(), viewed('checkout'), coupon);
    const session = await visit.session();
    const row: FloorRow = {
      session: session.session,
      visitor: visit.who.visitor,
      name: null,
      isReturning: false,
      customerValue: null,
      language: 'nl',
      place: { pageType: 'checkout', title: 'checkout', url: '/checkout' },
      phase: 'checkout',
      checkoutStep: null,
      basketMinor: 17_995,
      basketCount: 1,
      currency: 'EUR',
      score: 56,
      direction: 'falling',
      reasons: [{ kind: 'coupon-focus', count: 1, about: null }],
      offer: null,
      silence: { kind: 'no-map-matches', count: null, about: null },
      conversation: null,
      isHere: true,
      startedAt: environment.clock.now(),
      lastAt: environment.clock.now(),
    };
    expect(await wholeFloor(environment)).toEqual([row]);
  });

  it('[SE3] who needs help goes first, who is helped or done last', async () => {
    const environment = testEnvironment();
    const browsing = await aVisit(environment);
    await browsing.send(viewed('home'));
    const done = await aVisit(environment);
    await done.send(coupon, ordered());
    const recovered = await aVisit(environment);
    await recovered.send(viewed('product'), coupon, viewed('checkout'));
    const product = await aVisit(environment);
    await product.send(viewed('product'), coupon);
    const checkout = await aVisit(environment);
    await checkout.send(viewed('checkout'), coupon);
    const away = await aVisit(environment);
    await away.send(viewed('checkout', 'c'), coupon, gone('c'));
    const talking = await aVisit(environment);
    await talking.send(viewed('checkout'), coupon);
    await commit(environment, (work) =>
      openConversation(
        work,
        talking.who,
        { type: 'conversation.open', conversation: 'talk-1', language: 'nl' },
        ID,
      ),
    );
    environment.clock.advance(AWAY_AFTER_MS);
    const order = (await wholeFloor(environment)).map(({ visitor }) => visitor);
    const visits = [checkout, product, recovered, browsing, talking, done, away];
    expect(order).toEqual(visits.map(({ who }) => who.visitor));
  });

  it('[SE3] the order is total: equal rows are told apart by their id', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    const row = await visit.row();
    if (row === undefined) throw new Error('the visitor is on the floor');
    expect(byNeed(row, { ...row, session: 'zzz' })).toBe(-1);
    expect(byNeed({ ...row, session: 'zzz' }, row)).toBe(1);
  });

  it('[SE3] a visitor without an open page is shown away, then leaves the floor, told once each', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    await passTime(environment);
    await visit.send(viewed('home', 'h'), gone('h'));
    const pulses = pulsesOf(environment);
    expect(await visit.row()).toMatchObject({ isHere: true });
    environment.clock.advance(AWAY_AFTER_MS);
    await passTime(environment);
    await passTime(environment);
    expect(await visit.row()).toMatchObject({ isHere: false });
    environment.clock.advance(FLOOR_GONE_AFTER_MS);
    await passTime(environment);
    await passTime(environment);
    expect(await visit.row()).toBeUndefined();
    const { session } = await visit.session();
    await expect
      .poll(pulses)
      .toMatchObject([
        { rows: [{ session, isHere: true }] },
        { rows: [{ session, isHere: false }] },
        { rows: [], gone: [session] },
      ]);
    await visit.send(viewed('home', 'back'));
    expect(await visit.row()).toMatchObject({ session, isHere: true });
  });

  it('[SE3] a lost connection takes the row away after its grace; a new one brings it back', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    await noteAway(environment, visit.who.visitor);
    environment.clock.advance(FLOOR_GONE_AFTER_MS);
    expect(await visit.row()).toBeUndefined();
    await aVisit(environment, { secret: visit.secret });
    expect(await visit.row()).toMatchObject({ isHere: true });
  });

  it('[EN2] nothing is offered to who is leaving the page', async () => {
    const policy = policyOf(aPolicy({ actionMaps: [aMap({ hesitations: ['coupon-focus'] })] }));
    const environment = testEnvironment({ policy });
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(viewed('checkout', 'c'), coupon, gone('c'));
    expect(await visit.offers()).toEqual([]);
    await visit.send(viewed('checkout', 'd'));
    expect(await visit.offers()).toMatchObject([{ state: 'offered' }]);
  });

  it('[SE1] an idle session is ended by time alone and its row goes', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    const pulses = pulsesOf(environment);
    environment.clock.advance(SESSION_IDLE_MAX_MS + 1);
    await passTime(environment);
    const { session, endedAt } = await visit.session();
    expect(endedAt).not.toBeNull();
    await expect
      .poll(pulses)
      .toMatchObject([{ rows: [{ session }] }, { rows: [], gone: [session] }]);
  });
});

function pulsesOf(environment: Environment) {
  const bodies: LiveMessage['body'][] = [];
  environment.bus.onLive(({ to, body }) => {
    if (to === 'floor') bodies.push(body);
  });
  return () => bodies;
}

describe('visitor card', () => {
  it('[SE3] it holds identity, basket and the newest session, also an ended one', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    await visit.send(filled());
    environment.clock.advance(SESSION_IDLE_MAX_MS + 1);
    await passTime(environment);
    const { visitor } = visit.who;
    const answer = await answerQuestion(environment, AGENT, ID, { type: 'visitor.ask', visitor });
    expect(answer).toMatchObject({
      type: 'visitor.answered',
      of: ID,
      visitor,
      identity: null,
      sessions: 1,
      isBlocked: false,
      observe: true,
      row: { isHere: false, phase: 'basket' },
      basket: { valueMinor: 17_995 },
    });
  });

  it('[SE3] an unknown visitor is refused', async () => {
    const question = { type: 'visitor.ask', visitor: 'nobody' } as const;
    const answer = await answerQuestion(testEnvironment(), AGENT, ID, question);
    expect(answer).toMatchObject({ kind: 'refused', refusal: 'not-found' });
  });
});

describe('journey', () => {
  async function pagesOf(environment: Environment, visit: Visit) {
    const pages: JourneyAct[][] = [];
    let before: string | null = null;
    do {
      const answer = await answerQuestion(environment, AGENT, ID, {
        type: 'journey.ask',
        visitor: visit.who.visitor,
        before,
      });
      if (!('type' in answer) || answer.type !== 'journey.answered') throw new Error('no journey');
      pages.push(answer.acts);
      before = answer.next;
    } while (before !== null && pages.length < 20);
    return pages;
  }

  it('[SE6] acts come newest first, with what the sidecar read and stamped between them', async () => {
    const policy = policyOf(aPolicy({ actionMaps: [aMap({ hesitations: ['repeat-view'] })] }));
    const environment = testEnvironment({ policy });
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    for (const page of ['p1', 'p2', 'p3']) {
      environment.clock.advance(1_000);
      await visit.send(looked(page));
    }
    environment.clock.advance(1_000);
    await visit.send(viewed('home'));
    const [acts] = await pagesOf(environment, visit);
    expect(acts?.map(({ act }) => act.type)).toEqual([
      'page.viewed',
      'offer.stamped',
      'hesitation.read',
      'product.viewed',
      'product.viewed',
      'product.viewed',
    ]);
    expect(acts?.[2]?.act).toEqual({
      type: 'hesitation.read',
      hesitation: 'repeat-view',
      reason: { kind: 'repeat-view', count: 3, about: 'Chelsea boot' },
    });
  });

  it('[SE6] pages join without a gap or a repeat, over sessions, also within one moment', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    for (let batch = 0; batch < 5; batch += 1) {
      const acts = Array.from({ length: 51 }, (_, n) => looked(`page-${batch}-${n}`));
      await visit.send(...acts);
      if (batch % 2 === 0) environment.clock.advance(SESSION_IDLE_MAX_MS + 1);
    }
    const pages = await pagesOf(environment, visit);
    expect(pages.every((page) => page.length <= JOURNEY_PAGE_MAX)).toBe(true);
    const rows = pages.flat();
    const acts = rows.filter(({ act }) => act.type === 'product.viewed');
    expect(new Set(acts.map(({ session, place }) => `${session} ${place}`)).size).toBe(255);
    expect(acts).toHaveLength(255);
    const read = rows.filter(({ act }) => act.type === 'hesitation.read');
    expect(new Set(read.map((row) => JSON.stringify(row))).size).toBe(read.length);
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort((a, b) => b - a));
  });

  it('[SE6] a place that is none of ours is refused', async () => {
    for (const before of ['', 'x', '1.2', '-1.2.session', '1.2.__proto__.x']) {
      const question = { type: 'journey.ask', visitor: 'visitor-1', before } as const;
      const answer = await answerQuestion(testEnvironment(), AGENT, ID, question);
      expect(answer).toMatchObject({ kind: 'refused', refusal: 'not-found' });
    }
  });
});

describe('measures', () => {
  it('[MS1] the five numbers of a map come with its name', async () => {
    const policy = policyOf(aPolicy({ actionMaps: [aMap({ hesitations: ['coupon-focus'] })] }));
    const environment = testEnvironment({ policy });
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(viewed('checkout'), coupon, ordered());
    const buyer = await aVisit(environment);
    await buyer.send(viewed('checkout'), coupon);
    await buyer.send(ordered());
    const since = environment.clock.now();
    const answer = await answerQuestion(environment, AGENT, ID, { type: 'measures.ask', since });
    expect(answer).toMatchObject({
      maps: [
        {
          actionMap: 'map-1',
          name: 'Everybody',
          qualified: 1,
          heldOut: 0,
          offered: 1,
          accepted: 0,
          engaged: 0,
          ordersOffered: 1,
          ordersHeldOut: 0,
        },
      ],
    });
    const later = { type: 'measures.ask', since: since + 1 } as const;
    expect(await answerQuestion(environment, AGENT, ID, later)).toMatchObject({
      maps: [{ qualified: 0 }],
    });
  });

  it('[MS3] a split that chance does not explain is logged', async () => {
    const warned: unknown[] = [];
    const log = {
      ...testEnvironment().log,
      warn: (_: string, fields?: object) => warned.push(fields),
    };
    const policy = policyOf(aPolicy({ holdoutShare: asShare(0.5) }));
    const environment = testEnvironment({ policy, log });
    await commit(environment, async ({ tx, now }) => {
      for (let n = 0; n < 40; n += 1) {
        const [offer, visitor] = [asId<OfferId>(`offer-${n}`), asId<VisitorId>(`visitor-${n}`)];
        await tx.offers.put(anOffer({ offer, visitor, qualifiedAt: now }));
      }
    });
    await answerQuestion(environment, AGENT, ID, { type: 'measures.ask', since: 0 });
    expect(warned).toEqual([{ heldOut: 0, offered: 40 }]);
  });
});
