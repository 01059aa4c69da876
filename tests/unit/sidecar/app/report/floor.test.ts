import { describe, expect, it } from 'vitest';
import { SESSION_IDLE_MAX_MS } from '../../../../../shared/protocol/limits.ts';
import type { FloorRow } from '../../../../../shared/protocol/messages/floor.ts';
import type { Environment } from '../../../../../sidecar/app/context.ts';
import { openConversation } from '../../../../../sidecar/app/conversation/open.ts';
import { passTime } from '../../../../../sidecar/app/pass-time.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { wholeFloor } from '../../../../../sidecar/app/report/floor.ts';
import { byNeed } from '../../../../../sidecar/app/report/need.ts';
import type { Observed } from '../../../../../sidecar/domain/session/act.ts';
import type { LiveMessage } from '../../../../../sidecar/ports/bus.ts';
import { aMap, aPolicy } from '../../../../support/builders/policy.ts';
import { filled, looked, ordered, viewed } from '../../../../support/builders/session.ts';
import { policyOf, testEnvironment } from '../../../../support/environment.ts';
import { COUPON, MESSAGE } from '../../../../support/hesitating.ts';
import { aVisit, onShift } from '../../../../support/visit.ts';

const gone = (page: string): Observed => ({ type: 'page.left', page, visibleMs: 1_000 });

describe('floor', () => {
  it('[SE3] a row says what was done, how far it came and why somebody may be needed', async () => {
    const environment = testEnvironment();
    const visit = await aVisit(environment);
    await visit.send(viewed('product'), looked('p1'), filled(), viewed('checkout'), COUPON);
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
      rank: null,
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
    await done.send(COUPON, ordered());
    const recovered = await aVisit(environment);
    await recovered.send(viewed('product'), COUPON, viewed('checkout'));
    const product = await aVisit(environment);
    await product.send(viewed('product'), COUPON);
    const checkout = await aVisit(environment);
    await checkout.send(viewed('checkout'), COUPON);
    const away = await aVisit(environment);
    await away.send(viewed('checkout', 'c'), COUPON, gone('c'));
    const talking = await aVisit(environment);
    await talking.send(viewed('checkout'), COUPON);
    await commit(environment, (work) =>
      openConversation(
        work,
        talking.who,
        { type: 'conversation.open', conversation: 'talk-1', language: 'nl' },
        MESSAGE,
      ),
    );
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

  it('[EN2] nothing is offered to who is leaving the page', async () => {
    const policy = policyOf(aPolicy({ actionMaps: [aMap({ hesitations: ['coupon-focus'] })] }));
    const environment = testEnvironment({ policy });
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(viewed('checkout', 'c'), COUPON, gone('c'));
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
