import { describe, expect, it } from 'vitest';
import { type ActionMapId, asId } from '../../../../../shared/kernel/ids.ts';
import { asShare } from '../../../../../shared/kernel/measure.ts';
import { MINUTE_MS } from '../../../../../shared/kernel/time.ts';
import { BLOCK_JUDGED_EVERY_MS } from '../../../../../shared/protocol/limits.ts';
import { expireOffers } from '../../../../../sidecar/app/engagement/expire-offers.ts';
import { makeOffer } from '../../../../../sidecar/app/engagement/make-offer.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { aMap, aPolicy } from '../../../../support/builders/policy.ts';
import { ordered, viewed } from '../../../../support/builders/session.ts';
import {
  COUPON,
  COUPON_MAP,
  hesitate,
  MESSAGE,
  offerOf,
  shopWith,
} from '../../../../support/hesitating.ts';
import { aVisit, factsOf, onShift } from '../../../../support/visit.ts';

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
    await visit.send(COUPON);
    expect(await factsOf(environment, 'floor')).toHaveLength(1);
    await onShift(environment, 1);
    environment.clock.advance(BLOCK_JUDGED_EVERY_MS - 1);
    await visit.send(COUPON);
    expect(await visit.offers()).toMatchObject([{ offer: blocked, state: 'blocked' }]);
    expect(await visit.row()).toMatchObject({ silence: { kind: 'nobody-on-shift' } });
    environment.clock.advance(1);
    await visit.send(COUPON);
    expect(await visit.offers()).toMatchObject([
      { offer: blocked, state: 'offered', qualifiedAt: environment.clock.now() },
    ]);
    expect(await visit.facts()).toMatchObject([{ type: 'offer.shown', offer: blocked }]);
  });

  it('[EN2] a held-out session is never offered anything and is stamped like the others', async () => {
    const environment = shopWith({ holdoutShare: asShare(1) });
    const [agent] = await onShift(environment, 1);
    const visit = await hesitate(environment);
    await visit.send(COUPON, COUPON);
    expect(await visit.offers()).toMatchObject([
      { state: 'held-out', silence: { kind: 'held-out' }, reasons: [{ kind: 'coupon-focus' }] },
    ]);
    expect(await visit.facts()).toEqual([]);
    expect(await visit.row()).toMatchObject({ silence: { kind: 'held-out' } });
    const { session } = await visit.session();
    const byHand = await commit(environment, (work) =>
      makeOffer(work, agent ?? never(), { type: 'offer.make', session, offer: 'hand-1' }, MESSAGE),
    );
    expect(byHand).toMatchObject({ kind: 'refused', refusal: 'not-allowed' });
  });

  it('[EN3] held-out sessions are scored like all others', async () => {
    const rows = [];
    for (const holdoutShare of [asShare(0), asShare(1)]) {
      const environment = shopWith({ holdoutShare });
      await onShift(environment, 1);
      const visit = await hesitate(environment);
      await visit.send(viewed('basket'), viewed('checkout'), COUPON);
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
    await visit.send(COUPON, COUPON);
    expect(await visit.offers()).toMatchObject([{ state: 'timed-out' }]);
    expect(await visit.row()).toMatchObject({ silence: { kind: 'capped' } });
  });

  it('[EN7] caps hold over tabs and sessions of one visitor', async () => {
    const caps = { ...aPolicy().caps, offersPerSession: 1, offersPerPeriod: 1 };
    const other = aMap({ actionMap: asId<ActionMapId>('map-2') });
    const environment = shopWith({ caps, actionMaps: [COUPON_MAP, other] });
    await onShift(environment, 3);
    const visit = await hesitate(environment);
    environment.clock.advance(MINUTE_MS);
    await commit(environment, expireOffers);
    const tab = await aVisit(environment, { secret: visit.secret, tab: 'tab-2' });
    await tab.send(COUPON);
    expect(await visit.row()).toMatchObject({ silence: { kind: 'capped' } });
    environment.clock.advance(40 * MINUTE_MS);
    await tab.send(viewed('checkout'), COUPON);
    expect(await visit.row()).toMatchObject({ silence: { kind: 'capped' } });
    const states = (await visit.offers()).map(({ state }) => state);
    expect(states.filter((state) => state !== 'blocked')).toEqual(['timed-out']);
  });

  it('[EN6] whoever makes progress is left alone until they hesitate', async () => {
    const environment = shopWith({ actionMaps: [aMap({ hesitations: ['coupon-focus'] })] });
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(viewed('product'), COUPON, viewed('checkout'));
    expect(await visit.row()).toMatchObject({ silence: { kind: 'score-rising' } });
    await visit.send(COUPON);
    expect(await visit.row()).toMatchObject({ offer: { state: 'offered' } });
  });

  it('[EN5] after an order nothing more is offered, what is open goes, and the outcome is stamped', async () => {
    const environment = shopWith();
    await onShift(environment, 2);
    const visit = await hesitate(environment);
    environment.clock.advance(10);
    await visit.send(viewed('thank-you'), ordered(), COUPON);
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

function never(): never {
  throw new Error('there is an agent');
}
