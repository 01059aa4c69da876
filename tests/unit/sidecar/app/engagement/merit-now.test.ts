import { describe, expect, it } from 'vitest';
import { MERIT_EVERY_MS } from '../../../../../shared/protocol/limits.ts';
import { makeOffer } from '../../../../../sidecar/app/engagement/make-offer.ts';
import { openForesights } from '../../../../../sidecar/app/learning/foresights.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { answerJourney } from '../../../../../sidecar/app/report/journey.ts';
import { NO_FORESIGHT, type Pull } from '../../../../../sidecar/domain/engagement/foresight.ts';
import { plainRule } from '../../../../../sidecar/domain/engagement/score.ts';
import type { Observed } from '../../../../../sidecar/domain/session/act.ts';
import { anAgent } from '../../../../support/builders/agent.ts';
import { aMap, aPolicy } from '../../../../support/builders/policy.ts';
import { filled, viewed } from '../../../../support/builders/session.ts';
import { policyOf, testEnvironment } from '../../../../support/environment.ts';
import { COUPON, COUPON_MAP, MESSAGE } from '../../../../support/hesitating.ts';
import { aVisit, onShift } from '../../../../support/visit.ts';

const BASKET: Pull = { feature: 'basket-value', by: 1 };
const SEARCHED: Pull = { feature: 'searches', by: 0.5 };
const search: Observed = { type: 'search.made', page: 'p', query: 'boots' };
const emptied: Observed = {
  type: 'basket.changed',
  page: 'page-basket',
  basket: { lines: [], valueMinor: 0, currency: 'EUR' },
};

/** A shop that has learned; `asked` counts how often the model was asked why. */
function learned(actionMaps = [COUPON_MAP], pulls: readonly Pull[] = [BASKET, SEARCHED]) {
  const asked = { times: 0 };
  const pullsOf = () => {
    asked.times += 1;
    return pulls;
  };
  const environment = testEnvironment({
    policy: policyOf(aPolicy({ actionMaps })),
    foresight: openForesights({ ...NO_FORESIGHT, pullsOf }),
  });
  return { environment, asked };
}

const kindsOf = (reasons: readonly { readonly kind: string }[] | undefined) =>
  reasons?.map(({ kind }) => kind);

describe('what a learned score says of a visitor', () => {
  it('[EN17] is stored with the stamp, told with it and on the floor', async () => {
    const { environment } = learned();
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(viewed('checkout'), filled(), COUPON);
    const reasons = [
      { kind: 'coupon-focus', count: 1, about: null },
      { kind: 'basket-filled', count: 1, about: null },
    ];
    expect(await visit.offers()).toMatchObject([{ state: 'offered', reasons }]);
    expect((await visit.row())?.reasons).toEqual(reasons);
    const { visitor } = visit.who;
    const journey = await commit(environment, (work) =>
      answerJourney(work, MESSAGE, { type: 'journey.ask', visitor, before: null }),
    );
    expect(JSON.stringify(journey)).toContain('"kind":"basket-filled"');
  });

  it('[EN17] is the only reason of a map that asks for no hesitation, and calls nobody on the floor', async () => {
    const { environment } = learned([aMap()]);
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(filled());
    const [offer] = await visit.offers();
    expect(kindsOf(offer?.reasons)).toEqual(['basket-filled']);
    expect((await visit.row())?.reasons).toEqual([]);
  });

  it('[EN17] comes after the agent who offers by hand', async () => {
    const { environment } = learned([]);
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(filled());
    const { session } = await visit.session();
    const who = { kind: 'agent', agent: anAgent().agent, role: 'agent' } as const;
    await commit(environment, (work) =>
      makeOffer(work, who, { type: 'offer.make', session, offer: 'hand-1' }, MESSAGE),
    );
    const [offer] = await visit.offers();
    expect(kindsOf(offer?.reasons)).toEqual(['by-hand', 'basket-filled']);
  });

  it('[EN17] is looked at for the floor only of who has a reason, and once in MERIT_EVERY_MS', async () => {
    const { environment, asked } = learned([]);
    const visit = await aVisit(environment);
    await visit.send(filled());
    expect(asked.times).toBe(0);
    await visit.send(COUPON);
    expect(asked.times).toBe(1);
    environment.clock.advance(MERIT_EVERY_MS - 1);
    await visit.send(COUPON);
    expect(asked.times).toBe(1);
    environment.clock.advance(1);
    await visit.send(COUPON);
    expect(asked.times).toBe(2);
    // The clock went back: what was kept is of a time to come.
    environment.clock.advance(-MERIT_EVERY_MS);
    await visit.send(COUPON);
    expect(asked.times).toBe(3);
  });

  it('[EN17] is said as it is now, and no more once it is not so', async () => {
    const { environment } = learned([]);
    const visit = await aVisit(environment);
    await visit.send(filled(), COUPON);
    expect(kindsOf((await visit.row())?.reasons)).toEqual(['coupon-focus', 'basket-filled']);
    await visit.send(emptied);
    expect(kindsOf((await visit.row())?.reasons)).toEqual(['coupon-focus']);
    await visit.send(search, search);
    environment.clock.advance(MERIT_EVERY_MS);
    await visit.send(search);
    expect((await visit.row())?.reasons).toContainEqual({
      kind: 'searched',
      count: 3,
      about: null,
    });
  });

  it('[EN17] is nothing where no model decides', async () => {
    const { environment } = learned([COUPON_MAP], []);
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(filled(), COUPON);
    const [offer] = await visit.offers();
    expect(kindsOf(offer?.reasons)).toEqual(['coupon-focus']);
  });
});

describe('a map that asks for a drop', () => {
  it('[EN16] calls once the rank has fallen, and the stamp and the floor say how far', async () => {
    let rank: number | null = null;
    const judge = () => ({ level: 40, chance: 0.1, rank });
    const decision = { ...plainRule, judge };
    const environment = testEnvironment({
      policy: policyOf(aPolicy({ actionMaps: [aMap({ drop: { high: 0.9, low: 0.7 } })] })),
      foresight: openForesights({ ...NO_FORESIGHT, decision }),
    });
    await onShift(environment, 1);
    const visit = await aVisit(environment);
    await visit.send(viewed('home'));
    expect(await visit.row()).toMatchObject({ rank: null, silence: { kind: 'not-dropped' } });
    for (const next of [0.951, 0.8]) {
      rank = next;
      await visit.send(viewed('product'));
      expect(await visit.row()).toMatchObject({ silence: { kind: 'not-dropped' } });
      expect(await visit.offers()).toEqual([]);
    }
    rank = 0.6;
    await visit.send(viewed('home'));
    const reasons = [{ kind: 'dropped', count: 40, about: '5' }];
    expect(await visit.offers()).toMatchObject([{ state: 'offered', reasons }]);
    expect(await visit.row()).toMatchObject({ rank: 60, reasons, silence: null });
  });
});
